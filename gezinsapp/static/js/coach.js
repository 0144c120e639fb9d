// The coach on the phone: reads doelen/formulering.py's own lists (coach.json) by the same rules, in the same order. What somebody types
// goes nowhere. tests/test_coach.py holds both to the same verdict; offsets are in code points, as there.
const maakCoach = gegevens => {
  const {LIJSTEN, ...rest} = gegevens;
  const G = {...rest, ...Object.fromEntries(Object.entries(LIJSTEN).map(([naam, woorden]) => [naam, new Set(woorden.split(' '))]))};
  const GEVAAR = new RegExp(G.GEVAAR), SPEL_DOOD = new RegExp(G.SPEL_DOOD), KLACHT = new RegExp(G.KLACHT, 'g'), KLACHT_BREED = new RegExp(G.KLACHT_BREED, 'g'), LICHT = Object.values(G.LICHT).map(patroon => new RegExp(patroon));
  const VAN_ANDEREN = Object.entries(G.VAN_ANDEREN).map(([code, patroon]) => [code, new RegExp(patroon)]);
  const [ZWAAR, NAASTE, ONBEKEND, VREEMDE, ANDEREN, EIGEN, HEMZELF, LIJDEND, DOEN, GEWOON, ZAKEN, ALLEDAAGS] =
    ['ZWAAR', 'NAASTE', 'ONBEKEND', 'VREEMDE', 'ANDEREN', 'EIGEN', 'HEMZELF', 'LIJDEND', 'DOEN', 'GEWOON', 'ZAKEN', 'ALLEDAAGS'].map(naam => new RegExp(G[naam]));
  const KENT = new RegExp([G.DOEN, G.GEWOON, G.ALLEDAAGS, G.ZAKEN, G.NAASTE, G.ANDEREN, G.LIJDEND, ...Object.values(G.LICHT)].join('|'), 'g');
  const WOORD = /(?:[\p{L}\p{N}]|[\u0300-\u036f])+(?:['’`´](?:[\p{L}\p{N}]|[\u0300-\u036f])+)*|[\u{1F6AB}\u274C\u26D4\u{1F6AD}]/gu;
  const CITAAT = /"[^"\n]{1,300}"|[“„][^”“\n]{1,300}[”“]|«[^»\n]{1,300}»|‘[^’\n]{1,200}’|(?<![\p{L}\p{N}_])'[^'\n]{1,200}'(?![\p{L}\p{N}_])/gu;
  const EINDE = /[.!?;\n…](?:\s|$)|[.!?;…]{2,}|\n|[\u{1F300}-\u{1FAFF}\u2600-\u27BF]|\s[-–—]+\s|[;]|\s[/|]\s/u;
  const NEE = /^[\u{1F6AB}\u274C\u26D4\u{1F6AD}]$/u;
  const BEKEND = new Set([...G.NIET, ...G.MINDER, ...G.STOP, 'meer', 'dood', 'nee', ...G.EN_NIET, ...G.EN_STOP, ...G.EN_MINDER]);
  const KENT_EEN = new RegExp(KENT.source), LIJST = new Set(['.', ...Object.values(G).flatMap(waarde => waarde instanceof Set ? [...waarde] : [])]);
  const is = (woord, ...namen) => namen.some(naam => G[naam].has(woord));
  const een = (woord, tekst) => tekst.split(' ').includes(woord);
  const enig = (woorden, ...namen) => woorden.some(woord => is(woord, ...namen));

  function vorm(ruw) {
    let kaal = ruw.normalize('NFKD').replace(/\p{Mn}/gu, '').toLowerCase().replace(/['’`´]/g, "'");
    if (Object.hasOwn(G.SPELLING, kaal)) return G.SPELLING[kaal];
    kaal = kaal.replaceAll("'", '');
    const lang = bij => kaal.replace(/([\p{L}\p{N}_])\1{2,}/gu, bij), kort = lang('$1');
    if (kort !== kaal && BEKEND.has(lang('$1$1'))) return lang('$1$1');
    const woord = Object.hasOwn(G.SPELLING, kort) ? G.SPELLING[kort] : kort;
    return /^[a-z]{6,}$/.test(ruw) ? juist(woord) : woord;
  }

  function lees(tekst) {
    let citaten = [...tekst.matchAll(CITAAT)].map(m => [m.index, m.index + m[0].length]);
    const lengte = deel => [...deel].length;
    if (citaten.reduce((som, [van, tot]) => som + lengte(tekst.slice(van, tot)), 0) > 0.8 * lengte(tekst.trim())) citaten = [];
    const woorden = [];
    let vorig = 0, plek = 0;
    for (const {0: ruw, index: begin} of tekst.matchAll(WOORD)) {
      const einde = begin + ruw.length, tussen = tekst.slice(vorig, begin);
      while (plek < citaten.length && citaten[plek][1] <= begin) plek++;
      const [eerste, ...rest] = [...ruw];
      woorden.push({
        vorm: NEE.test(ruw) ? 'niet' : vorm(ruw), begin, einde,
        titel: /^[\p{Lu}]/u.test(eerste) && /\p{Ll}/u.test(rest.join('')) && !/[\p{Lu}\p{Lt}]/u.test(rest.join('')),
        scheiding: EINDE.test(tussen) ? '.' : /[,:(]/.test(tussen) ? ',' : '',
        aanhaling: /^-\p{L}/u.test(tekst.slice(einde)) || (plek < citaten.length && citaten[plek][0] <= begin),
      });
      vorig = einde;
    }
    return woorden;
  }

  function zinnenVan(woorden) {
    const zinnen = [];
    for (const woord of woorden) {
      if (!zinnen.length || woord.scheiding === '.') zinnen.push([]);
      zinnen.at(-1).push(woord);
    }
    return zinnen;
  }

  // Patterns hold plain letters only: a letter from elsewhere becomes one that stands in none of them, so that \w and \b mean what they mean there.
  const plat = regel => regel.replace(/[^\x00-\x7f]/gu, 'q');
  const isGevaar = zinnen => zinnen.some(zin => {
    const treffer = GEVAAR.exec(plat(zin.map(woord => woord.vorm).join(' ')));
    return treffer && !(SPEL_DOOD.test(treffer[0]) && zin.some(woord => G.SPEL.has(woord.vorm)));
  });

  function klank(woord) {
    for (const [letters, zo] of G.KLANK) woord = woord.replaceAll(letters, zo);
    woord = woord.replace(/([a-z])\1/g, '$1');
    return woord.endsWith('en') ? woord.slice(0, -1) : woord.endsWith('d') ? woord.slice(0, -1) + 't' : woord;
  }
  const uitPatroon = patroon => patroon.match(/(?<=[|(:])[a-z]{6,}(?=[|)])/g).sort(), licht = [G.DOEN, G.GEWOON, G.ALLEDAAGS, G.ZAKEN, ...Object.values(G.LICHT)].join('|');
  const KLANKEN = new Map([...uitPatroon(licht), ...[...LIJST].filter(woord => /^[a-z]{6,}$/.test(woord)).sort(), ...uitPatroon(G.ZWAAR)].map(woord => [klank(woord), woord]));
  function juist(woord) {
    const bedoeld = LIJST.has(woord) ? woord : KLANKEN.get(klank(woord)) ?? woord;
    return bedoeld === woord || isBekend(woord) ? woord : bedoeld;
  }
  const isRol = woord => [...G.ROL].some(eind => woord.endsWith(eind));
  const isBekend = woord => LIJST.has(woord) || [KENT_EEN, ZWAAR, GEVAAR].some(patroon => patroon.test(plat(woord)));

  function schroom(tekst, kernen, code) {
    const regel = plat(tekst), kern = plat(kernen), eigen = EIGEN.exec(regel), lijdend = LIJDEND.test(regel), zwaar = ZWAAR.test(regel);
    const naaste = NAASTE.test(eigen ? regel.slice(eigen[0].length) : regel), anderen = ANDEREN.test(regel), iemand = naaste || lijdend || anderen;
    const lang = !eigen && regel.split(' maar ')[0].split(' ').length > G.LANG_VERHAAL;
    const hemzelf = naaste && HEMZELF.test(regel), doet = DOEN.test(kern) && (hemzelf || !ONBEKEND.test(regel)), alledaags = doet || ALLEDAAGS.test(kern), gewoon = doet || GEWOON.test(kern);
    const dingen = alledaags || ZAKEN.test(kern), zaak = dingen || code === 'probleem' || (code && !naaste);
    const licht = LICHT.filter(patroon => patroon.test(regel)).length - Number(doet && !naaste), alleenIk = !naaste || een(code, 'ander van');
    const vertrouwd = alleenIk && code && !VREEMDE.test(regel) && !(licht > 0 && (lijdend || anderen))
      && !(code === 'van' && regel.includes(' ik ') && NAASTE.test(regel.slice(regel.indexOf(' ik ') + 4)));
    const anker = gewoon || (alleenIk && (alledaags || (zaak && !lijdend && !lang))) || (vertrouwd && licht < 2) || (hemzelf && dingen), bijIemand = iemand && licht > (vertrouwd ? 1 : 0);
    const vreemd = kern.replace(KENT, ' ').split(' ').filter(woord => woord && woord !== '.' && !/^[0-9]/.test(woord) && !is(woord, 'LEEG', 'PROBLEEM', 'PROBLEEM_DOE')).length;
    const eigenDoen = gewoon && !naaste && !code && !kern.includes(' over ');
    const mag = (een(code, 'ander van') || eigenDoen) && licht < 1 ? 2 : code || hemzelf || !(naaste || anderen) ? 1 : 0;
    return {
      zwijgt: (vreemd > 0 && vreemd + Math.max(licht, 0) > mag) || !anker || zwaar || licht > 1 || bijIemand,
      helpt: (zwaar && (licht > 0 || !alledaags)) || (iemand && (zwaar || licht > 1))
        || (!gewoon && (licht > 1 || bijIemand || (naaste && lijdend && !code))),
    };
  }

  class Zin {
    constructor(woorden) {
      this.woorden = woorden;
      this.v = woorden.map(woord => woord.vorm);
      this.n = woorden.length;
      this.namen();
      this.regel = plat(this.v.join(' '));
      this.tips = [];
      this.vrij = woorden.map(woord => woord.aanhaling);
      this.bijzinnen();
      for (let i = 0; i < this.n; i++) for (const vast of G.VRIJ_VOOR) {
        if (vast.every((woord, j) => this.v[i + j] === woord)) this.vrij.fill(true, i, i + vast.length);
      }
      this.seinen = [];
      for (let i = 0; i < this.n; i++) {
        const code = !this.vrij[i] && this.code(i);
        if (code) this.seinen.push([i, code]);
      }
    }

    namen() {
      const naam = this.woorden.map((_, i) => i).filter(i => this.woorden[i].titel
        && (i > 0 || (this.n > 1 && is(this.v[1], 'MOET', 'WIL_DAT', 'NA_NAAM'))) && /^\p{L}+$/u.test(this.v[i]) && !isBekend(this.v[i]));
      if (naam.length <= G.NAMEN) for (const i of naam) this.v[i] = G.NAAM;
    }

    kern() {
      const na = this.seinen.length ? this.seinen[0][0] : this.n;
      const tot = this.v.findIndex((w, i) => i >= na && een(w, 'maar but') && !een(this.v[i - 1], 'altijd alleen steeds'));
      return this.v.filter((_, i) => !this.vrij[i] && (tot < 0 || i < tot)).join(' ');
    }

    stuk(van, tot) { return this.v.slice(Math.max(0, van), Math.max(0, tot)); }

    clausule(start) {
      const {v, woorden, n} = this;
      let onderwerp = false;
      for (let j = start + 1; j < n; j++) {
        if (woorden[j].scheiding === ',' && j > start + 1) return j;
        if (j > start + 2 && een(v[j], 'dan then maar but')) return j;
        if (v[start] === 'want') continue;
        if (is(v[j], 'ONDERWERP', 'EN_ONDERWERP')) {
          if (j > start + 2 && !is(v[j - 1], 'VOEGWOORD')) return is(v[j], 'EN_ONDERWERP') && !is(v[j], 'ONDERWERP') ? j : j - 1;
          onderwerp = true;
        }
      }
      return n;
    }

    bijzinnen() {
      for (let i = 0; i < this.n;) {
        const einde = this.opentBijzin(i) ? this.clausule(i) : i;
        if (einde > i) this.vrij.fill(true, i, einde);
        i = Math.max(i + 1, einde);
      }
    }

    cueVoor(i, afstand) { return enig(this.stuk(i - afstand, i), 'NIET', 'EN_NIET'); }

    opentBijzin(i) {
      const {v} = this, woord = v[i], vorig = i ? v[i - 1] : '', volgend = v[i + 1] ?? '';
      if (woord === 'want') return !een(vorig, 'i we you they dont to really just') && volgend !== 'to';
      if (woord === 'als' && (is(volgend, 'ALS_GELIJK') || (volgend === 'een' && een(v[i + 2], 'kind baby kleuter peuter')))) return false;
      if (is(woord, 'VOORWAARDE', 'EN_VOORWAARDE')) return !een(vorig, 'net zo evenveel zoveel dan') && !is(volgend, 'NIET');
      if (is(woord, 'INHOUD_NL', 'EN_INHOUD')) {
        if (woord === 'who' && i > 1 && is(volgend, 'EN_NIET')) return true;
        return is(volgend, 'BEGINT_ZIN') && !(woord === 'of' && !enig(this.stuk(i - 5, i), 'ZEG'));
      }
      if (woord === 'hoe') return een(vorig, 'leer leren weet weten ontdek') && een(volgend, 'ik je we');
      if (woord === 'dat' || woord === 'that') {
        if (een(vorig, 'dagen momenten iets alles eten days something')) return true;
        return i > 1 && enig(this.stuk(i - 5, i), 'ZEG') && !this.cueVoor(i, 5);
      }
      if (een(woord, 'die waar waarop')) {
        return i > 1 && !this.stuk(i - 3, i).includes('enige') && this.woorden[i].scheiding === '' && !is(vorig, 'VOEGWOORD', 'VOORZETSEL', 'WIL') && !this.cueVoor(i, 4);
      }
      if (een(woord, 'ik i') && this.woorden[i].scheiding === ',') return this.stuk(i - 6, i).some(w => een(w, 'zeg zeggen say tell'));
      if (woord === 'al' || woord === 'nu') return vorig === 'ook' || (woord === 'nu' && een(volgend, 'ik heb ben is we'));
      if (een(woord, 'plaats ipv instead')) {
        if (i + 1 < this.n) this.tips.push('begin_met_wat_je_doet');
        return true;
      }
      return woord === 'p' && vorig === 'i' && volgend === 'v';
    }

    code(i) {
      const {v, woorden, n} = this, woord = v[i];
      if (woorden[i].titel && i > 0 && i + 1 < n && woorden[i + 1].titel) return '';
      if (is(woord, 'NIET', 'EN_NIET')) return this.nietVrij(i) ? '' : 'niet';
      if (woord === 'terugbrengen' && enig(v.slice(0, 5), 'MOET')) return '';
      if (is(woord, 'MINDER', 'EN_MINDER')) return this.minderVrij(i) ? '' : 'minder';
      if (is(woord, 'MIJD', 'EN_MIJD')) {
        return woord.startsWith('voorkom') && i && een(v[i - 1], 'vaak veel soms die goed verzorgd mijn netjes een regelmatig') ? '' : 'mijden';
      }
      if (is(woord, 'STOP', 'EN_STOP') || een(woord, 'ermee houd hou houdt')) return this.isStop(i) ? 'stoppen' : '';
      if (woord === 'zonder' || is(woord, 'EN_ZONDER')) return this.zonderVrij(i) ? '' : 'zonder';
      return this.isWeg(i) ? 'weg' : '';
    }

    getal(i) { return i < this.n && (/^[\p{Nd}\u00b2\u00b3\u00b9]/u.test(this.v[i]) || is(this.v[i], 'TELWOORD')); }

    tip(naam) {
      this.tips.push(naam);
      return true;
    }

    nietVrij(i) {
      const {v} = this, na = v.slice(i + 1, i + 7), voor = this.stuk(i - 4, i);
      if (na.length && een(na[0], 'alleen slechts enkel only just')) {
        const rest = v.slice(i + 2, i + 32);
        if (rest.some((a, j) => (een(a, 'maar but') || this.woorden[i + 2 + j].scheiding === ',') && rest.slice(j, j + 8).some(w => een(w, 'ook also')))) return true;
      }
      if ((na[1] === 'meer' && na[2] === 'dan') || (na.length > 1 && is(na[0], 'VERGELIJK') && een(na[1], 'dan than')) || (na.length > 2 && na[0] === 'any' && na[2] === 'than')) return this.tip('uiterlijk');
      if (na.length === 1 && is(na[0], 'VERGELIJK') && this.stuk(i - 10, i).some(w => een(w, 'uur minuten keer euro'))) return this.tip('uiterlijk');
      if (enig(na.slice(0, 3), 'HULP') && [...na.slice(0, 4), ...voor].some(w => een(w, 'nodig need needing'))) return this.tip('zelf');
      if (een(v[i], 'niets niks nothing') && (voor.some(w => een(w, 'even lekker gewoon eens just'))
        || na.slice(0, 3).some(w => een(w, 'hoef hoeft hoeven moeten moet'))
        || (voor.at(-2) === 'doe' && voor.at(-1) === 'dan')
        || (na[0] === 'doen' && voor.some(w => een(w, 'mag best keer'))))) return true;
      return voor.some(w => een(w, 'dat wat die iets')) && na.length > 0 && een(na[0], 'ken kende snap begrijp');
    }

    minderVrij(i) {
      const na = this.v.slice(i + 1, i + 5);
      if (na.length > 1 && een(na[0], 'dan than') && (this.getal(i + 2) || (i && this.v[i - 1] === 'in'))) return this.tip('uiterlijk');
      return enig(na.slice(0, 1), 'HULP') && [...na, ...this.stuk(i - 3, i)].some(w => een(w, 'nodig need')) && this.tip('zelf');
    }

    zonderVrij(i) {
      const na = this.v.slice(i + 1, i + 10), kern = na.slice(0, 3).filter(w => !is(w, 'BEZIT'));
      const voor = this.stuk(i - 8, i);
      if (voor.some(w => een(w, 'vol volhouden'))) return true;
      if (na[0] === 'te' && !enig(na, 'NAAR') && voor.some(w => een(w, 'minuten minuut uur km meter dag hele'))) return true;
      if (i > 2 && een(this.v[0], 'ik we wij i') && !this.v.slice(0, i).some(w => een(w, 'wil willen kan kunnen ga gaan want can'))) return true;
      if (na.slice(0, 2).includes('te') && !enig(na, 'NAAR') && enig(voor, 'KAN')) return true;
      if (kern.length && is(kern[0], 'ZELF', 'EN_ZELF')) return this.tip('zelf');
      if (kern.length && na.length < 4 && !na.includes('te') && !is(kern[0], 'NAAR') && enig([...voor, ...na], 'KAN')) return this.tip('zelf');
      return na[0] === 'dat' && (na[1] === 'iemand' || (na[1] !== 'ik' && (enig(na, 'HULPWERK') || enig(voor, 'KAN')))) && this.tip('zelf');
    }

    isStop(i) {
      const {v, n} = this, woord = v[i], na = v.slice(i + 1, i + 6), voor = this.stuk(i - 6, i);
      if (een(woord, 'houd hou houdt')) return na.slice(0, 3).includes('op') && na.slice(0, 4).includes('met') && na.indexOf('op') < na.indexOf('met');
      if (woord === 'ermee') return na[0] === 'ophouden' || voor.slice(-2).some(w => een(w, 'stop stopt kap'));
      if ((na.length && een(na[0], 'zeggen te zeg sign say') && voor.at(-1) !== 'ermee') || voor.at(-1) === 'say') return false;
      if (voor.length && is(voor.at(-1), 'KAN')) return false;
      if (na[0] === 'met' && enig(na.slice(1, 3), 'VERVOER')) return false;
      if (na.includes('met')) {
        const met = na.indexOf('met');
        if (na.slice(0, met).every(w => is(w, 'STOP_VULSEL'))) {
          const naDing = i + met + 3, klok = naDing < n && een(v[naDing], 'om na voor uiterlijk') && this.getal(naDing + 1);
          return !(klok || (voor.at(-2) === 'op' && voor.at(-1) === 'tijd'));
        }
      }
      if (is(woord, 'EN_STOP') && na.length) return na[0].endsWith('ing') || (een(woord, 'quit quitting') && i > 0);
      if (voor.includes('met') && !(na.length && een(na[0], 'bij in voor')) && een(woord, 'stoppen kappen ophouden')) {
        return !voor.slice(-2).includes('op') || woord !== 'stoppen';
      }
      if (voor.at(-1) === 'ermee') return true;
      const eind = i === n - 1 || this.woorden[i + 1].scheiding === ',';
      const andere = this.stuk(i - 8, i).some(w => een(w, 'dat moet moeten')) && !this.stuk(i - 4, i).includes('ik');
      return een(woord, 'stopt stoppen ophoudt ophouden') && eind && andere
        && !voor.some(w => een(w, 'bus trein tram auto metro rood bal fiets muziek'));
    }

    isWeg(i) {
      const {v, n} = this, woord = v[i], na = v.slice(i + 1, i + 4), voor = this.stuk(i - 8, i), heeft = tekst => voor.some(w => een(w, tekst));
      if (is(woord, 'WEG', 'EN_VERDWIJN') || (woord === 'weg' && na.length && een(na[0], 'gaan gaat'))) {
        const ding = heeft('dat moet moeten laten') && !voor.slice(-4).some(w => een(w, 'ik we'));
        return (woord.startsWith('kwijt') && enig(voor, 'WIL')) || ding;
      }
      if (woord === 'weg') return i === n - 1 && heeft('moet moeten') && !heeft('ik we hij ze');
      if (woord === 'kwijt') {
        const vrij = enig(voor, 'KWIJT_VRIJ') || (na.length && een(na[0], 'kan kunnen bij aan')) || heeft('kan kunnen');
        return enig(voor, 'WIL') && !vrij;
      }
      if (een(woord, 'vanaf ervanaf')) return (woord === 'ervanaf' || voor.at(-1) === 'er') && i === n - 1;
      if (woord === 'af') {
        const vijf = voor.slice(-7);
        if (na[0] === 'van') return voor.at(-1) === 'wil' || voor.at(-2) === 'wil';
        if (na.length && is(na[0], 'NA_AF')) return false;
        if (vijf.includes('ervan')) return true;
        if (!vijf.includes('van') || (voor[0] !== 'van' && !enig(voor, 'WIL'))) return false;
        return !enig(vijf.slice(vijf.indexOf('van') + 1), 'PLEK');
      }
      return G.TWEEWOORDS.some(([een_, twee]) => woord === een_ && na[0] === twee && (!een(een_, 'go goes') || !voor.slice(-3).includes('i')));
    }

    ookWatWel() {
      const {v, n} = this, eerste = this.seinen[0][0], laatste = this.seinen.at(-1)[0], voor = v.slice(0, eerste);
      for (let j = eerste + 1; j < n; j++) {
        const rest = v.slice(j + 1, j + 31);
        if (een(v[j], 'maar but') && rest.length && !this.cueIn(j + 1, n) && !enig(rest, 'MOEILIJK')) return true;
        if ((een(v[j], 'en and') || this.woorden[j].scheiding === ',') && j > laatste && rest.length) {
          const deel = v.slice(j, j + 4), doet = deel.filter(w => !een(w, 'en and dan ik i then ga wil'));
          if (enig(deel, 'MEER') && !this.cueIn(j, n)) return true;
          if (een(deel[0], 'en and ik dan') && deel.length > 2 && doet.length && is(doet[0], 'DOE')) return true;
        }
      }
      if (voor.filter((_, j) => !this.vrij[j]).length < 3) return false;
      const vorig = voor.at(-1);
      if (een(vorig, 'en and maar but') || (this.woorden[eerste].scheiding === ',' && this.seinen[0][1] !== 'zonder')) {
        return (een(v[eerste], 'minder less fewer') && een(vorig, 'en and')) || !een(v[0], 'als wanneer if when');
      }
      return voor.some(w => een(w, 'zodat zodoende')) && voor.indexOf('zodat') > 2;
    }

    cueIn(van, tot) { return this.seinen.some(([plek]) => plek >= van && plek < tot); }

    zonderWens() {
      const {v} = this, plek = v.findIndex((w, i) => i > 0 && i < 5 && is(w, 'MOET', 'WIL_DAT'));
      if (plek > 0 && plek + 1 < this.n && this.isEenAnder(plek) && !een(v[plek + 1], 'ik i we wij')) {
        if (is(v[plek], 'MOET') && (v[plek] !== 'has' || v[plek + 1] === 'to')) return [plek, 'ander'];
        const wens = v.slice(plek + 1).filter(w => !is(w, 'VULLING')), vanMij = wens[0] === 'me' || (wens[0] === 'dat' && een(wens[1] ?? '', 'ik we wij'));
        if (is(v[plek], 'WIL_DAT') && vanMij) return wens.includes('wil') ? null : [plek, 'van'];
      }
      if (v[0] === 'dat' && enig(v.slice(1, 4), 'ANDER', 'INSTANTIE') && enig(v, 'VERZUCHT')) return [v.findIndex(w => is(w, 'VERZUCHT')), 'ander'];
      const vijf = v.slice(0, 5);
      const moet = vijf.findIndex(w => een(w, 'moet moeten'));
      if (moet >= 0 && vijf.includes('van') && vijf.some(w => een(w, 'ik dat het we wij'))) {
        const naVan = v.slice(v.indexOf('van') + 1).slice(0, 3).filter(w => !is(w, 'VOOR_NAAM'));
        if (naVan.length && (is(naVan[0], 'ANDER', 'INSTANTIE') || isRol(naVan[0])) && !v.includes('wil')) return [moet, 'van'];
      }
      if (!is(v[0], 'WIE_SCHRIJFT')) for (const [code, patroon] of VAN_ANDEREN) {
        const treffer = patroon.exec(this.regel);
        if (treffer) return [this.plek(treffer), code];
      }
      let zwaar = this.n <= G.KORT ? this.probleem() : -1;
      if (zwaar < 0) zwaar = this.klacht(KLACHT, 'GEEN_KLACHT');
      if (zwaar < 0) zwaar = this.klacht(KLACHT_BREED, 'GELUKT');
      return zwaar < 0 ? null : [zwaar, 'probleem'];
    }

    plek(treffer) { return this.regel.slice(0, treffer.index).split(' ').length - 1; }

    klacht(patroon, geen) {
      const doel = is(this.v.at(-1), 'TE_DOEN') && !enig(this.v, 'WIE'), treffers = this.n > G.VERHAAL || doel ? [] : [...this.regel.matchAll(patroon)];
      const treffer = treffers.find(een => !this.vrij[this.plek(een)]);
      if (!treffer) return -1;
      const van = this.plek(treffer), tot = van + treffer[0].split(' ').length;
      return this.v.some((w, i) => !this.vrij[i] && (i < van || i >= tot) && is(w, geen)) ? -1 : van;
    }

    isEenAnder(tot) {
      const voor = this.v.slice(0, tot), ander = w => is(w, 'ANDER', 'INSTANTIE') || isRol(w);
      return voor.some(ander) && voor.every((w, i) => ander(w) || (i > 0 && this.woorden[i].titel) || is(w, 'VOOR_NAAM') || w === 'en');
    }

    probleem() {
      const {v, n} = this, begin = v.slice(0, 5), vaak = enig(v, 'VAAK') || v.includes('elke');
      const heeft = enig(begin, 'HEEFT') || (n > 0 && is(v[0], 'VAAK')), heleDag = v.includes('hele') && enig(begin, 'HELE_DAG');
      for (let i = 1; i < Math.min(n, 8); i++) {
        const woord = v[i], vorig = v[i - 1], volgend = v[i + 1] ?? '';
        const kanSlecht = een(vorig, 'kan kunnen') && een(woord, 'slecht moeilijk nauwelijks amper');
        const raak = kanSlecht
          || (heeft && is(woord, 'PROBLEEM') && !(woord === 'druk' && een(volgend, 'bezig met')) && !(woord === 'zin' && !is(vorig, 'ANDERMANS')))
          || (is(woord, 'PROBLEEM_DOE') && (vaak || i === 1)) || (een(woord, 'te too') && is(volgend, 'TE_GRAAD')) || (woord === 'hele' && heleDag && volgend !== 'les')
          || (woord === 'alleen' && volgend === 'maar') || (een(woord, 'vast alleen') && is(vorig, 'VAST'))
          || (woord === 'achter' && een(vorig, 'loop lopen loopt raak'));
        if (raak && !this.vrij[i]) {
          const mag = is(woord, 'MOEILIJK_OM') ? 'om to hulp vraag praat' : kanSlecht ? 'kan kunnen' : woord === 'te' ? 'ga gaan' : '', rest = v.filter((_, j) => j > 0 && !this.vrij[j]);
          const wens = rest.some(w => (is(w, 'WENS') && !een(w, mag)) || (is(w, 'DOE') && rest.some(e => een(e, 'en and'))));
          return wens ? -1 : i;
        }
      }
      return -1;
    }

    vanEenAnder() {
      const voor = this.v.slice(0, this.seinen[0][0]);
      return (voor.includes('dat') && enig(voor, 'ANDER')) || enig(this.v.slice(0, 2), 'ANDER');
    }

    wilIets() { return this.n > 2 && !this.seinen.length && een(this.v[0], 'ik we i') && enig(this.v.slice(1, 3), 'NIEUWE_ZIN'); }
  }

  return tekst => {
    const zinnen = zinnenVan(lees(tekst)), leeg = {soort: 'positief', veiligheid: false, signalen: [], vraagcodes: [], tips: []};
    if (isGevaar(zinnen)) return {...leeg, veiligheid: true};
    const gelezen = zinnen.map(zin => new Zin(zin)), tips = [...new Set(gelezen.flatMap(zin => zin.tips))];
    const plaats = plek => [...tekst.slice(0, plek)].length;
    const sein = (code, {begin, einde}) => ({code, woord: tekst.slice(begin, einde), begin: plaats(begin), einde: plaats(einde)});
    const signalen = gelezen.flatMap(zin => zin.seinen.map(([i, code]) => sein(code, zin.woorden[i])));
    const zonder = signalen.length ? [] : gelezen.map(zin => [zin, zin.zonderWens()]).filter(([, plek]) => plek);
    if (!signalen.length && (!zonder.length || zonder.length !== gelezen.length)) return {...leeg, tips};
    const samen = deel => gelezen.map(deel).join(' . '), code = zonder.length ? zonder[0][1][1] : '';
    const {helpt, zwijgt} = schroom(samen(zin => zin.v.join(' ')), samen(zin => zin.kern()), code);
    if (helpt) return {...leeg, veiligheid: true};
    if (zwijgt) return {...leeg, tips};
    if (zonder.length) {
      const [zin, [plek, code]] = zonder[0];
      return {...leeg, soort: 'negatief', signalen: [sein(code, zin.woorden[plek])], vraagcodes: G.VRAAG_BIJ[code], tips};
    }
    const metSein = gelezen.filter(zin => zin.seinen.length);
    if (metSein.some(zin => zin.ookWatWel()) || gelezen.some(zin => zin.wilIets())) {
      return {...leeg, soort: 'gemengd', signalen, vraagcodes: ['laat_alleen_staan'], tips};
    }
    const codes = [...G.VRAAG_BIJ[signalen[0].code], ...(metSein.some(zin => zin.vanEenAnder()) ? ['wat_doe_jij_zelf'] : [])];
    return {...leeg, soort: 'negatief', signalen, vraagcodes: codes, tips};
  };
};
