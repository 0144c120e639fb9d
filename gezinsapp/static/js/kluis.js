// The vault of one person on this phone: words are sealed with a key that this browser uses and that no script can read.
// Here for the page and for the service worker alike: they share nothing else.
const DAGEN14 = 14 * 864e5;

const kluis = {
  open: () => new Promise((ja, nee) => {
    const vraag = indexedDB.open('kluis', 1);
    vraag.onupgradeneeded = () => {
      vraag.result.createObjectStore('vast');
      vraag.result.createObjectStore('wacht', {autoIncrement: true});
    };
    vraag.onsuccess = () => ja(vraag.result);
    vraag.onerror = () => nee(vraag.error);
  }),

  // A browser that wipes the site closes what is open, and is busy for a moment: then the empty vault is asked.
  async doe(...wat) {
    for (const straks of [20, 100, 500]) {
      try {
        return await this.probeer(...wat);
      } catch {
        await new Promise(verder => setTimeout(verder, straks));
      }
    }
    return this.probeer(...wat);
  },

  async probeer(lade, doe, soort = 'readwrite') {
    const bak = await this.open();
    try {
      return await new Promise((ja, nee) => {
        const werk = bak.transaction(lade, soort), vraag = doe(werk.objectStore(lade));
        werk.oncomplete = () => ja(vraag?.result);
        werk.onabort = werk.onerror = () => nee(werk.error);
      });
    } finally {
      bak.close();
    }
  },

  lees(naam) {
    return this.doe('vast', lade => lade.get(naam), 'readonly');
  },

  // Whose it is; nobody's once it lay unused for as long as a sign-in may.
  async wie() {
    if (await this.lees('tot') < Date.now()) await this.wis();
    return this.lees('wie');
  },

  // This person is here. What was somebody else's is gone first; on a phone of more people (`wie` is empty) nothing is kept.
  async begin(wie) {
    const eerder = await this.wie();
    if (eerder && eerder !== wie) await this.wis();
    if (!wie) return;
    const nieuw = await crypto.subtle.generateKey({name: 'AES-GCM', length: 256}, false, ['encrypt', 'decrypt']);
    await this.doe('vast', lade => {
      lade.get('sleutel').onsuccess = vondst => vondst.target.result || lade.put(nieuw, 'sleutel');
      lade.put(wie, 'wie');
      lade.put(Date.now() + DAGEN14, 'tot');
    });
  },

  async wis() {
    for (const lade of ['vast', 'wacht']) await this.doe(lade, bak => bak.clear());
    await new Promise(klaar => {
      const vraag = indexedDB.deleteDatabase('kluis');
      vraag.onsuccess = vraag.onerror = vraag.onblocked = klaar;
    });
  },

  async zegel(ding) {
    const iv = crypto.getRandomValues(new Uint8Array(12)), sleutel = await this.lees('sleutel');
    return {iv, dicht: await crypto.subtle.encrypt({name: 'AES-GCM', iv}, sleutel, new TextEncoder().encode(JSON.stringify(ding)))};
  },

  async ontzegel({iv, dicht}) {
    const open = await crypto.subtle.decrypt({name: 'AES-GCM', iv}, await this.lees('sleutel'), dicht);
    return JSON.parse(new TextDecoder().decode(open));
  },

  async bewaar(naam, ding) {
    const dicht = await this.zegel(ding);
    await this.doe('vast', lade => lade.put(dicht, naam));
  },

  async haal(naam) {
    const dicht = await this.lees(naam);
    return dicht && this.ontzegel(dicht);
  },

  vergeet(naam) {
    return this.doe('vast', lade => lade.delete(naam));
  },

  // What was taken along, one for each kring.
  async meenamen() {
    return (await this.doe('vast', lade => lade.getAllKeys(), 'readonly')).filter(naam => naam.startsWith('mee '));
  },

  // All that is of a kring, with which one: what was taken along, and drafts.
  async vanKringen() {
    const namen = await this.doe('vast', lade => lade.getAllKeys(), 'readonly');
    return namen.map(naam => [naam, /^(?:mee |concept \/k\/)([^/ ]+)/.exec(naam)?.[1]]).filter(([, kring]) => kring);
  },

  // What waits to be sent, in the order in which it was written.
  async rij() {
    const uit = [];
    await this.doe('wacht', lade => {
      lade.openCursor().onsuccess = ({target: {result: cursor}}) => {
        if (!cursor) return;
        uit.push([cursor.key, cursor.value]);
        cursor.continue();
      };
    }, 'readonly');
    return Promise.all(uit.map(async ([nr, dicht]) => ({...await this.ontzegel(dicht), nr})));
  },

  async wacht(ding) {
    const dicht = await this.zegel(ding);
    return this.doe('wacht', lade => lade.put(dicht, ...(ding.nr ? [ding.nr] : [])));
  },

  klaar(nr) {
    return this.doe('wacht', lade => lade.delete(nr));
  },
};
