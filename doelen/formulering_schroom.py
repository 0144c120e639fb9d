"""Kinds of words that tell whether a goal is ordinary or may be about danger: data only, Dutch and English.

When a sentence says what must not be, doelen.formulering._Schroom looks at these, and asks only about what is plainly ordinary.
Words are in the spelling that tokens have there; `*` stands for any letters, `_` for a space.
"""

from doelen.formulering_en import stammen, woorden

ZWAAR = (
    stammen(
        # not being there any more, wounds, weapons
        "doodgaan doods sterf* sterven bestaan ademt ademen afscheid begraf* begraven overdosis tot_last alles_te_veel alles_is_te_veel alles_is_me_te_veel alles_is_teveel alles_wordt_te_veel er_geen_zin_meer_in nergens_meer_zin_in op_mijn_knieen dansen_voor masseer* masseren voeden ik_volwassen ik_mooi ik_knap ik_lekker ik_sexy mooi_ben knap_ben lekker_ben omval* omvallen neerval* neervallen in_elkaar_zak* plaats_van_eten op_eten dat_ik_niet_wil als_ik_nee ik_stop_zeg ik_nee_zeg nee_zeg_ik gelooft_me gelooft_mij geloven_me geloven_mij"
        " brug balkon rails perron spoorlijn uittrek* gevallen_ben gevallen_was ben_gevallen was_gevallen vlees mijn_eigen_arm mijn_eigen_armen mijn_eigen_benen mijn_eigen_lijf op_mijn_armen op_mijn_benen in_mijn_armen in_mijn_benen mijn_polsen in_de_fik verdrink* hopeloos zinloos voor_altijd niks_meer_voelen niets_meer_voelen weg_ben weg_bent weg_was weg_zijn weg_wezen ik_er_niet_ben ik_er_niet_was ik_er_niet_meer ik_er_niet_zou ik_er_niet_zijn ik_er_niet_hoef zonder_mij weggeven zelfmoord* wond wonden verwond* litteken* bloed* blauwe_plek* blauwe_oog blauw_oog bont_en_blauw wapen* pistool* mes messen mesje snij* gesneden krassen scheermes* schaar passer mouwen pleister* bonken bonk"
        # being hurt, held, locked in
        " alles_is_leeg alles_leeg op_mijn_hoede voel_me_vies voel_ik_me_vies gepakt is_raak weer_raak doet_raar doet_dan_raar doet_vreemd raar_doet vreemd_doet raar_gaat_doen geweld* gewelddadig klappen riem stok mep* stomp* schop schopt schoppen"
        " wurg* gewurgd keel slachtoffer hoer slet slaaf slaag sleur* gesleurd vastpak* vastgrijp* vasthoud* vastgehouden vastgebonden mishandel* opslui* opgesloten opgeslot*"
        " aframmel* vuist* door_elkaar op_mijn_tenen voetstap* muisstil op_slot buiten_staan buiten_slapen kelder schuur touw strop hete kokend* strijkijzer aansteker kooi ketting"
        # somebody's body, sex, pictures
        " seks* sex* naakt* bloot blote uitkle* uitgekleed ondergoed onderbroek bh borst* billen kont piemel kruis aanrakt aanraken aanraakt aangeraakt"
        " betast* streel* strelen aait zoen* kus kussen kust tong schoot massage rits onderlichaam handtastelijk* zwanger* abortus"
        " verkracht* misbruik* webcam hotel* appartement* klanten mannen vreemde_man oude_man oudere_man oudere_mannen foto fotos filmpje filmpjes filmt gluurt gluren begluur* bespied* bekijk*"
        # eating, hunger, not being looked after
        " eetprobleem* eetproblemen eetstoornis* honger hongerig koelkast eten_thuis eten_in_huis overge* af_te_vallen afvallen striem* *kots* uitspug* uitgespuugd *braken vinger_in vingers_in calorie* mager weegschaal kilo kilos dik dikker dunner"
        " maaltijd* eetbui* vreetbui* bmi luizen schimmel* beschimmeld ratten zonder_eten duizelig ondervoed* flauw* vermager* uithonger* verwaarloo*"
        # being made to, honour, being used
        " dwing* dwang* gedwongen bedreig* dreig* gedreigd chanteer* chanteren chantage gechanteerd afpers* trouwen uithuwelijk* uitgehuwelijkt verloof* besnij* paspoort schande eer eerwraak verstot* verstoten"
        " bolletjes pinnen_voor wegbrengen vervoeren pakje pakjes pakket* koerier* pinpas bankpas katvanger geldezel stalk* gestalkt achtervolg* opwacht* weten_waar weet_waar vermoord* afmaken wraak"
        " geheim geheime doorstuurt doorsturen naaktfoto* loverboy* groomer* pooier* haat_mezelf mezelf_haten walg* waardeloos nutteloos"
        # English
        " kill* dead to_die blood* knife gun weapon violence wound* scar scars bruise* hit hits hitting beat beats beating slap slaps slapped slapping punch* kick kicks kicked kicking choke* strangle*"
        " sex* rape* naked nude* undress* touch* pregnant lock locks locked basement force* forced threat* blackmail* follow_me stalk* hungry starv* throw_up puke*"
        " fat skinny weight burden exist alive marry pills hurt hurts hurting harming"
    )
    + r"|\bklap\b(?! (?:ik )?(?:\w+ )?dicht)|\bdat ik (?:\w+ ){0,3}(?:zwijg|zwijgen|zeg dat|niks zeg|niets zeg|mijn mond houd|stil (?:ben|blijf))\b|\bniemand (?:\w+ )?(?:vertel|vertellen|mag weten)\b|\b(?:eten|drinken|geld|aandacht) als ik\b|\beten te (?:kopen|geven|maken|koken)\b|\b(?<!deuren )(?<!deuren te )(?<!deur )smijt\w*(?! met (?:de )?deur)|\bmag (?:nooit|niet|geen|niemand) (?:\w+ ){0,2}(?:vrienden|vriendinnen|naar buiten|weg|zien|bellen|praten|familie|werken)\b|\bik niet meer wil(?= \.|$)|\bdood\b(?<!verveel me dood)(?<!vervelen me dood)(?<!schaam me dood)(?<!lach me dood)"
)
"""A word that is seldom in an ordinary goal: alone enough to ask nothing."""
LICHT = {
    "angst": stammen(
        "bang bange angst angstig* schrik* schrok tril* paniek eng enge verstop* verstopt kruip* wegkruip* sluip* adem_in tenen oppassen_wat opletten hart_bonst stemming beschermen bescherm verdedigen verdedig redden vindt_me vindt_ons vlucht vluchten weglopen weglop* afraid scared fear* hide hiding"
    ),
    "nacht": stammen(
        "kussen 112 nacht nachts snachts wakker bank_ligt bed_blijft bed bedden omkleed* deken slaap slapen slaapt slaapkamer avonds savonds douche* douchen pyjama deken matras night bed sleep* shower* bedroom bathroom"
    ),
    "plek": stammen("voordeur achterdeur raam klimmen trap kast zolder slot bos auto busje garage park tent")
    + r"|\bstraat\b(?! (?:\w+ )?(?:hang|hangen|voetbal|voetballen|spelen|speel|speelt|hangt)\b)",
    "drank": stammen(
        "drink* drinkt dronken gedronken drank zuip* zuipen alcohol bier fles flessen pillen drugs coke naald* high stoned drunk drinks"
    ),
    "geheim": stammen(
        "erachter geheimen spelletje spelletjes stiekem beloof* beloven beloofd belofte zwijg* verzwijg* verraad* verklap* niks_zeggen niets_zeggen niet_zeggen niemand_vertellen niet_vertellen aan_niemand niemand_mag niemand_weet niemand_meer_weet niemand_ziet mag_niet_weten secret* tell anyone"
    ),
    "alleen": r"\bals (?:\w+ ){1,3}er is\b|\balleen\b(?! maar\b| ja\b| nee\b| nog\b| voor (?:mama|mam|papa|mijn|alles|de kinderen)\b)|"
    + stammen("oppast iedereen_weg iedereen_naar_huis niemand_thuis bij_hem alone near_me near_my with_him"),
    "pijn": r"\bkapot\b(?<!ben kapot)(?<!erger me kapot)(?<!helemaal kapot)(?<!ochtend kapot)(?<!dag kapot)(?<!ik kapot)|\bmuur\b(?<!praat tegen de muur)(?<!praat tegen een muur)|"
    + stammen(
        "pantoffel slipper lat pijn zeer sla slaan slaat slag raakt duw duwt duwen geduwd knijp* geknepen gooien gooi gooit breekt breken kapotmaakt tik tikken vloer grond trekt trek bijt rammel* sleept gevecht ambulance gips gil gilt gillen krijs* ertussen onder_water straffen stout ziekenhuis dokter pain"
    ),
    "beeld": r"\bappt\b(?! (?:\w+ )?(?:nooit|niet)\b)|"
    + stammen(
        "chat* dm* discord insta* telegram account gehackt ontmoet* afspreken cam sturen stuur stuurt verspreid* laat_zien laten_zien foto fotos filmpje filmpjes video videos filmen camera op_snap via_snap snapchat appjes berichten berichtjes chat online pics photo photos pictures"
    ),
    "geld": stammen(
        "inbreken bewaren werken_voor afbetalen pinnen uitkijk tas tasje voor_geld geld_geven geld_afgeven klusje klusjes rekening schulden money owe"
    ),
    "kleren": r"\bkleren\b(?! (?:leen|jat|pak|draag|zonder te vragen|aan van mij))(?<!over kleren)",
    "badkamer": r"\bbadkamer\b(?<!over de badkamer)(?<!in de badkamer bezig)",
    "lijf": stammen(
        "broek hoofd oor oren benen bovenbenen dijen huid rug haren arm armen bovenarmen polsen nek gezicht hand handen lijf lichaam niet_eten niks_eten niks_eet niets_eet niks_te_eten geen_eten niets_eten eet_niet eet_niks weinig_eten buik spiegel afval* afvallen gewicht not_eat dont_eat food myself body"
    ),
    "zelf": r"\bmezelf\b(?<!vind mezelf)(?<!vergelijk mezelf)(?<!voor mezelf)(?<!bij mezelf)(?<!over mezelf)(?<!in mezelf)(?<!op mezelf)(?<!van mezelf)",
    "weg": stammen(
        "thuis_houden thuis_houdt huis_uit_mag wegblijft dagen_weg land terugsturen terugstuurt terugkomt logeren weggestopt weggehouden gevangenis locatie controleert controleren wachtwoord familie naar_huis thuis_zijn thuis_komt thuiskomt home"
    ),
    "woede": r"\b(?:losgaat|ontploft|flipt|doordraait|uitbarst)\b|\b(?:boos|kwaad|woest|woedend|agressief|driftig|gek) (?:op (?:me |mij )?)?(?:wordt|is|doet|word)\b|\b(?:wordt|is|doet) (?:\w+ )?(?:boos|kwaad|woest|woedend|agressief|gek)\b",
    "kamer": r"\b(?:papa|vader|stief\w*|oom|opa|neef|broer|hij|man|vriend|leider|begeleider)(?! (?:zit|ligt|blijft|hangt)(?: (?!ik\b|mij\b|me\b|met\b|bij\b)\w+){0,5} (?:op|in) (?:zijn|haar) (?:kamer|bed)\b)(?: (?!over\b)\w+){0,6} (?:kamer|bank|bed)\b",
    "zorg": stammen(
        "ontbijt avondeten jas winterjas schoenen vies vieze stink* verwarming gas stroom koud kou luier* verzorgen verzorg zorgen_voor wc toilet overslaan hap weggooien weegt wegen"
    ),
    "controle": stammen("volg volgen volgt afpak* afpakken bespioneer* uitmaakt_voor wachtwoord*"),
    "partner": r"\b(?:mijn|me) (?:man|vriend|partner)\b(?! en ik)(?! moet (?:\w+ ){0,4}(?:koken|meehelpen|opruimen|huishouden|afwas|meer doen|meer tijd)\b)",
    "hopeloos": r"\bhoe ik het\b(?<!niet hoe ik het)(?<!niet meer hoe ik het)|"
    + stammen("springen spring leeg opgeven einde laatste_keer leven last_voor teveel niemand_mist mist_me nooit_meer_hoeven stil_in"),
    "wil": r"\ben (?:dan )?(?:ik moet|moet ik)\b|\bcadeau\w*(?: \w+){0,2} van\b|\banders (?:\w+ ){0,3}(?:hij|papa|vader|ze|mama|moeder|man|iemand|broer|krijg ik|moet ik|gebeurt)\b|"
    + stammen(
        "geven_me geeft_me geven_mij geeft_mij terugdoen terug_doen moest laat_me laat_haar laat_hem doen_alsof have_to has_to must made_me make_me makes_me"
    ),
}
"""Words of ordinary goals and of danger both: one beside somebody near is enough to ask nothing, or two of different kinds."""
NAASTE = stammen(
    "eigennaam papa pap pa vader mama mam ma moeder ouders stief* pleegvader pleegmoeder pleegouders oom tante opa oma neef nicht broer broers hij hem zij ze haar iemand"
    " vriend vriendje vriendin ex man mannen vrouw kerel* gast gasten jongen jongens meisje trainer coach buurman buurvrouw buurjongen"
    " leider groepsleider* imam dominee baby familie kennis oppas gozer* dude* zijn_auto zijn_huis zijn_kamer zijn_bed zijn_flat zijn_vrienden die_lui zijn_vrienden haar_vrienden"
    " dad daddy father mum mom mother stepdad stepfather stepmum stepmom uncle aunt grandpa granddad brother he him she her they them someone somebody"
    " meneer mevrouw vent kerels volwassene* mensen_die knul knullen makker* collega leraar_die boyfriend girlfriend guy guys parents cousin neighbour"
)
ONBEKEND = stammen(
    "hij hem man mannen vent kerel* gast gasten gozer* jongen jongens knul* meneer buurman buurjongen oom neef trainer coach leider* baas"
    " volwassene* vriendje ex die_lui he him guy guys stiefvader stiefbroer"
)
"""Who may be no playmate: beside these gaming or homework makes nothing ordinary."""
VREEMDE = r"(?:^|\bvan )(?:(?:mijn|me|onze|de|die|zijn|haar|my) )?(?:hij|hem|ze|zij|eigennaam|baas|vriend|vriendje|ex|man|oom|neef|broer|stiefvader|stiefbroer|stiefpapa|stiefopa|trainer|buurman|buurjongen|jongens|gast\w*|iemand|he|they|him|boyfriend|uncle)\b"
"""Who is nearest in danger: what one of these should do or wants is only asked about beside something ordinary."""
ANDEREN = stammen(
    "pleegzus pleegzusje pleegbroertje halfzus halfzusje halfbroertje jongste oudste middelste neefje nichtje zus zussen sister broertje broertjes zusje zusjes leraar meester juf begeleider* baas teacher"
)
"""Others about whom there is much that is ordinary: it is asked unless something points to danger."""
EIGEN = r"^(?:ik|wij|we) (?:wil|willen|ga|gaan) (?:mijn|me|onze) \w+ (?:niet|nooit)\b"
"""What the writer does to somebody: then the other is not the one who acts."""
LIJDEND = r"\bdat (?!ik\b|we\b|wij\b)(?:\w+ ){1,3}me\b|" + stammen(
    "word worden werd mij krijgen krijgt hoef hoeven moeten_doen meemaken gebeur* overkom* ophoudt aandoe* aandoen zoiets naar_huis thuis_zijn thuis_komen"
    " thuis_wonen thuis_slapen get_hit be_made happen* go_home"
)
"""Somebody to whom something is done, without a word for who does it."""
HEMZELF = (
    r"^(?:(?:ik|wij|we) (?:wil|willen|hoop|vind)(?: \w+)? dat |dat |(?:ik wil |wij willen )?(?:voorkomen|vermijden) dat )?(?:(?:mijn|me|onze|ons|de) )?(?:(?!(?:me|mij|mijn|ons|onze|ik|we|wij|mama|mam|moeder|zus|zusje|zusjes|broer|broertje|broertjes|iemand|kind|kinderen|meneer|man|oom|opa|papa|pap|vader|neef|stief\w*|trainer|leider|begeleider|coach|gast|ex|vriend|buurman|meester|baas)\b)\w+"
    r"|mama|mam|moeder|kinderen|kind)(?: (?!(?:me|mij|mijn|ons|onze|ik|we|wij|mama|mam|moeder|zus|zusje|zusjes|broertje|broertjes|iemand|kind|kinderen|meisjes?|jongens?|meneer|man|mannen|oom|opa|papa|vader|stief\w*|trainer|leider|coach|gast\w*|vrienden|mag|mogen)\b)\w+)*$"
)
"""What is said of somebody without the one who writes or another child in it: then nothing is done to anybody."""
DOEN = stammen(
    # school
    "schoolwerk huiswerk* hw cijfer* *onvoldoende* vijven rapport* *spijbel* *te_laat *telaat geschorst schors* strafwerk nablijven nablijf blijven_zitten blijf_zitten blijft_zitten"
    " zittenblijv* zitten_blijf *doubler* afstromen afgestroomd achterstand* studeren uit_de_les op_de_gang uit_de_klas klas_uit de_les_uit lessen_missen les_missen uitgestuurd eruit_gestuurd eruit_stuurt spiek* spieken afkijken"
    # screens
    " *game* gamen gegamed gamer fortnite fifa roblox minecraft telefoon* *scherm* tiktok* youtube insta instagram whatsapp* whatsappen social* media internet wifi scroll* swipen bingen streaks likes"
    # habits
    " rook* roken *vape* vapen *blow* blowen wiet weed *nagelbijt* nagels snoep* energiedrank* energydrank* energydrink* energy_drink* *medicijn* medicatie"
    " school_work homework grade* late gaming phone* screen* smok* weed vap*"
)
"""What is done with homework, screens and habits: it outweighs one word of LICHT, but not beside somebody of ONBEKEND."""
GEWOON = stammen(
    # quarrels and loud words
    "*ruzie* geruzie* *discussi* gedoe *gezeur zeur* gezeik zeik* gezanik drama dramatisch *schreeuw* gil_terug *scheld* uitgescholden *bekvecht* kibbel* gekibbel bots botsen botst botsing* *conflict*"
    " confrontatie* strijd* onenigheid *tegenspre* tegenspraak tegenin *ingaan tegenwerk* tegenwerken *grote_mond weerwoord brutaal brutale brutaliteit *snauw* afbek* afkat* kattig katten sarcas* cynisch mopper* *gemopper"
    " *klaag* klagen klacht* *vloek* kanker* tieren tier grof grove onbeleefd respectloos gelijk felle fel gemeen bot botte lomp stangen jennen ophits* opfok* uitdag* uitdagen provoceer* provoceren opjut* opjutten meeslepen"
    " tekeer* *tekeergaan vechten_met vechten_om vechten_maar knok* knokken ruziezoek* ruzies kwaad_maken"
    " gek_van zat_van baal_van"
    # idioms of losing hold, of not being heard
    " door_het_lint over_de_rooie uit_mijn_slof uit_me_slof uit_mijn_dak uit_me_dak uit_mijn_plaat op_tilt flip flippen geflipt ontplof ontploffen stamp stampen stampend stampvoet* praat_tegen_de_muur praat_tegen_een_muur naar_de_mond deuren_te_smijten deuren_smijten smijten_met_de_deur smijten_met_de_deuren smijten_met_deuren de_pik_op"
    # carrying words between people, in another language
    " tolk* vertaal* vertalen vertaler overbreng* overbrengen boodschapper doorgeefluik ertussenin tussenin bemiddel* bemiddelen"
    # among others: not chosen, stared at, not heard
    " gewisseld opgesteld uitgenodigd gehoord serieus_genomen aangestaard aangekeken aangegaapt nageroepen nagewezen nagepraat buitenspel_gezet vergeten_worden overgeslagen gestraald klunzig schuldig schuldige een_beurt mijn_beurt beurten voorgetrokken achtergesteld geholpen meegevraagd aannemen aangenomen"
    # in class and at home
    " roepen_door door_de_klas voor_mijn_beurt duimen duimzuig* snoepen snoep bedplass* smoezen woorden_met woorden_meer_met discussie discussies onvoldoendes zenuwachtig irriteren over_vroeger verkeerd_doen fout_doen botert klikt_niet tussen_mij_en de_oudste corvee snoozen snooze mee_eten kinderen_op_tijd op_tijd_ophalen op_tijd_halen op_tijd_brengen op_tijd_terugbrengen nakom* nakomen huishoudgeld hangen rondhangen zeuren_over dwarsdrijven afreageer* afreageren psycholoog psychologen"
    # untrue words, talk about others
    " *lieg* liegen gelogen voorgelogen leugen* jok* jokken smoes* draai_eromheen eromheen bedrieg* bedriegen verzin* verzinnen roddel* geroddel achterbaks doorvertel* kletsen klets kletspraat* gekletst over_mij_praten praten_over praat_over opschep* opscheppen overdrijf* overdrijven"
    # teasing, being left out, being judged
    " plaag* plagen geplaagd *pest* gepest *treiter* klier* klieren klooi* klooien nadoen nadoet uitlach* uitgelachen lach* voor_schut voor_gek belachelijk bijnaam afkraak* afkraken kraak* *commentaar *kritiek *kritisch opmerking* rotopmerking* mening oordeel* oordelen beoordeeld veroordeel* veroordelen"
    " *vergelijk* vergeleken negeer* negeren genegeerd buitensluit* buitensluiten buitengesloten buitenbeentje erbuiten onderschat* vooroordeel* hokje* stempel label discrimin* afgewezen afwijs* gekozen laatste_keus overgeslagen vreemdgaan vreemdga flirt* flirten"
    # meddling, deciding, differences in raising children
    " bemoei* *bemoeienis betuttel* *preek* preken push* pusht drammen dram doordram* zeurpiet commande* baas_spelen bazig streng* verwijt* beschuldig* schuldgevoel* de_schuld *verwacht* bepaal* bepalen beslis* beslissen opgelegd opleg* opleggen verbied* verbieden voortrek* voorgetrokken partij oneerlijk eerlijk* eerlijker"
    " verwen* verwend zin_geven hun_zin zijn_zin haar_zin toegeef* toegeven overneem* overnemen loslaten inconsequent consequent onderbreek* onderbreken onderbroken heen_praten heen_praat doorheen invullen invult uitvragen uitvraagt kloppen meekijk* meelees* meelezen achter_me_aan overvrag* overvraag* belast* belasten overbezorgd bezorgd beschermend kleineer* als_een_kind klein_kind kinderachtig behandeld dwarslig* dwars koppig eigenwijs"
    " opvoed* opvoeding genoemd gestoord stoort storen stoor gevraagd gewekt gecontroleerd gestuurd gebeld gemeld aangesproken op_de_huid op_mijn_nek gelijk geduld toon luister* vrijheid vrijheden privacy vertrouw* aandacht complimenten compliment excuus excuses hulpverlening was_doe was_doen tijd_voor tijd_voor_mij tijd_maken huis_geven sorry normaal aardig* liever_zijn lief gezellig* meehelpen helpt_mee behulpzaam taken"
    # feelings that goals are about
    " boos boze bozig kwaad chagrijn* humeur* prikkelbaar *irrit* geirriteerd ongeduld* slof uitval* uitvallen overreage* reageer* reageren lontje *kookpunt emotioneel *emoties huil* huilen janken jank verdriet verdrietig somber* eenzaam eenzaamheid heimwee"
    " *zenuw* nerveus gespannen *spanning* *stress* gestrest druk drukke drukte onrust* *pieker* piekeren *gepieker piekergedachten tobben tob malen maal_ik overdenk* overdenken zorgen twijfel* twijfelen *onzeker* verlegen schaam* schamen schaamte *faal* falen perfect* *jaloe* zelfmedelijden zelfkritiek negatief negatieve pessimis* *lusteloos futloos moe moeheid vermoeid* *lui luie luiheid"
    " verveel* vervelen verveling teleurstel* teleurgesteld frustr* *opkrop* *opgekropt *prikkel* *paniekaanval* *driftbui* rotgevoel minderwaardig onbegrepen dom domme dommer stom buitenstaander anders_dan gefaald mislukt mislukken mislukking van_slag weerstand motivatie ongemotiveerd concentr* *afgeleid *afleid* *dromerig dagdrom* hyper onhandig impulsief onnadenkend "
    # at home, chores, habits
    " spullen rommel* *troep slons* slordig* *opruim* afwas* vaat* vaatwasser stofzuig* huishoud* schoonmaak* slinger* rondslinger* vergeet* vergeten vergeetachtig *uitstel* uitstellen uitstelgedrag *uitgesteld treuzel* treuzelen haast gehaast haasten jagen traag chaos chaotisch knoei* knoeien morsen smak* smakken snurk* kauwen duim* *nagel* nagels neuspeuter* peuteren tics *gewoonte* bedplas* plas"
    " uitslapen opstaan opsta wekker snooze* opblijven opblijf doorhalen poetsen tanden douchebeurt afspraak *afspraken op_tijd laat_thuis te_laat_thuis vroeg_thuis lawaai herrie muziek tafel_zitten aan_tafel tv herriemaker rust_laten met_rust"
    " plast uitlokk* uitlokken treit pesterij* plagerij* sarren stoken stookt jennen dwarsbomen dwarsboomt voordring* voordringen uitstel stel_alles_uit overdoen doubleren rondhang* rondlummel* lummelen afglijd* afglijden tussenkomen meepraten verslap* verslapen verslaapt hapert haperen blozen bloos klunz* mompel* mompelen wiebel* wiebelen friemelen tikken_met_pen prutsen pruts aanrommel* verknoei* verprutsen verknallen verknal verpest* verpesten vergallen"
    " consequenter duidelijker strenger eerlijker geduldiger vriendelijker beleefder nakijken nakijkt jaar_overdoen baantje_kwijt stopt_met_zijn_opleiding stopt_met_haar_opleiding sollicit* werkloos luisteren vragen_mij_niet_mee vragen_me_niet_mee niet_meegevraagd mee_mag_doen mee_mogen_doen politieagent_spelen politieagent scheidsrechter_spelen voor_alles_opdraaien opdraaien alleen_voor_staan boeman sloof sloven voetveeg pispaal pleaser bliksemafleider vuurwerk_afsteken"
    " kift kiften bakkeleien woordenwisseling* aanvaring* clash* clashen mokken mok pruilen pruil mekkeren mekker gemekker bitchen bitch haten_op gehaat hatelijk* sneren sneer snibbig vinnig nukkig stuurs bokkig dwarsligger zuigen_naar zuig_aan treuzelaar getreuzel gehannes geklaag geklets gelach geroddel gejank gehuil geschater geplaag gestress gejaag gesnauw gemekker gevloek gebekvecht gezanik gezeik gedram"
    " snoep* *frisdrank cola chips suiker *fastfood patat friet frietjes koekjes chocola* koffie *energy* *energydrank* vette_hap tussendoortjes"
    " *smok* gok* gokken casino rood_staan verspil* *uitgeven uitgaven impulsaankopen aankopen kopen koop koopt koopverslaving zalando bestellen bestel lenen leen leent boete* *schulden_maken deurwaarder* huurachterstand rekeningen bekeuring*"
    " stelen steel gestolen jat jatten winkeldiefstal slopen sloop vernielen vernieling* kapotmaken kapot_maken stukmaken vandalis* politie halt taakstraf* rechter rechtbank strafblad zwartrijden zwartrijd zwart_rijden dealen deal foute_vrienden verkeerde_vrienden verkeerde_mensen foute_mensen die_vrienden mijn_vrienden met_vrienden hangjongeren rondhangen hangen hang jongens_omgaan te_maken_hebben_met_die onderwereld"
    " afzeg* afzeggen afzegt afhaken terugtrekken isoleren binnenzitten binnen_zitten thuiszitten thuis_zitten uitsloven *clown stoer aanstell* aanstellen pleasen please ja_zeggen meelopen meeloper groepsdruk beinvloed* beinvloeden afhankelijk* verlaat vals winnen verlies* verliezen verliezer opgejaagd"
    # help, the family apart
    " scheiding scheid* gescheiden uit_elkaar co_ouder* heen_en_weer omgang omgangsregeling overleg vergaderd vergadering* vergaderen uit_huis_geplaatst uithuisplaats* uit_huis instelling *opvang hobbys vooroordelen opnieuw_beginnen toekomst opvragen *ritme over_mezelf over_doen bijten niet_leuk niet_gezellig voor_de_gek afschuiven afschuif op_mijn_teentjes clinch het_laatste_woord armoede uit_mijn_vel train trainen schreeuw* geschreeuw een_lijn opschieten opzetten hetzelfde_liedje uit_de_groep manipul* manipuleren app_leest mijn_app terugval* terugvallen *stress structuur speelgoed alleen_voor overbelast* bedtijd* jengel* jengelen drenz* dreinen opjagen paai* paaien problemen probleem feiten gesloten_groep pleeggezin pleegouder* toezicht hulpverlen* begeleiding begeleid* voogd gezinsvoogd jeugdzorg verhuiz* verhuis* blijf_zitten zitten_blijven onder_toezicht ots"
    " stuk_maken noem noemt noemen uitmaakt fout fouten foute_dingen aan_mijn_ex vragen_hoe hulp begeleiding over_mij_beslis* kwaadspreken kwaad_spreken zwartmaken mijn_spullen wat_anderen van_mij_denken van_me_denken over_me_denken in_de_war zwart_wit nee_zeggen overal_nee eisen zwart_maken onderling afspraken regels begrijp* begrip verdediging verdedigend* regelt regelen corrigeer* corrigeren verbeter* verbeteren goed_genoeg leuk_vindt leuk_vinden aardig_vindt aardig_vinden accepteer* accepteren waardeer* waarderen respecteer* respecteren respect serieus steun steunen mond_houden grote_mond over_geld zoveel_werken zo_veel_werken te_veel_werken mijn_fiets voorgaat opschrijft aankijkt minder_drinkt drinkt_minder minder_werken minder_werkt uitfoeter* uitfoeteren foeter* tegen_elkaar mokken mok geslijm slijm* tekort_schieten beloof* beloften beloftes afspraken_niet regels grapjes geintjes toegang cadeau* verjaardag vieren"
    # English
    " rude polite swear* grumpy moody lazy chores bored nervous cheat* skip* steal* forget* interrupt* ignore* copy* gossip* fight* argu* drama shout* yell* lie lying lies angry anger mad bully* bullied tease* teasing nag* annoy* stress* worry* worrying overthink* shy jealous laugh* cry crying procrastinat* biting_my_nails nails detention impuls* giving_up quitting_things complain* temper mess messy tidy stupid dumb left_out sad lonely distract* sorry"
) + (
    r"|\b(?:snap|begrijp) (?:mijn|me) \w+ niet\b|\bzo (?:\w+ )?\w+ (?:zijn|doen|reageren) tegen\b|\bzo (?:\w+ )?\w+ tegen (?:\w+ ){1,3}(?:zijn|doen|reageren)\b"
    r"|\b(?:mama|mam|moeder|ouders|zus|zusje|broertje|begeleid\w*|groepsleiding)(?: \w+){0,5} mijn kamer\b"
    r"|\b(?:moet|moeten)(?: (?!niet|nooit|geen|niks)\w+){0,4} (?:vaker|beter|meer|eens|liever|aardiger|eerder|rustiger|normaal|sneller|eerlijker)\b"
    # what somebody does not do, or nobody: then nothing is done to anybody
    r"|\b(?:appt|belt|antwoordt|reageert|luister(?:t|en)|snap(?:t|pen)|begrijp(?:t|en)|vraag(?:t|en)|helpt mee|ruimt|bedankt|groet|leert|werkt mee|zegt gedag)(?: (?!ik\b|thuis\b)\w+){0,4} (?:niet|nooit)\b(?! meer\b| thuis)"
    r"|\b(?:heeft|hebben|maakt|maken|is er|zijn er|komt|komen)(?: (?!ik\b)\w+){0,3} (?:nooit|niet|geen)(?: \w+){0,2} (?:tijd|opdagen|kijken|langs)\b"
    r"|(?<!dat )(?<!of )\bniemand (?:\w+ )?(?:vraagt|snapt|begrijpt|luistert|speelt|kiest|spreekt|gebruikt|zegt|belt|appt|praat|antwoordt|reageert|wacht|doet mee|ruimt|vertelt|legt|noemt)\b(?! \w+ (?:dat|of) ik\b)"
    r"|(?<!dat )(?<!of )\bniemand (?:wil|willen)(?: \w+){0,3} (?:met (?:me|mij) (?:spelen|in|samen)|spelen|naast (?:me|mij)|groepje|meedoen|vrienden)"
    r"|\b(?:vertelt|vertellen|zegt|zeggen) (?:me |mij |ons |haar |hem )?(?:niets|niks|nooit wat|nooit iets)\b|\bblij(?:ft|ven) zitten(?= \.|$)|\b(?:zit|ligt|hangt) (?:altijd|alleen maar|de hele \w+|steeds) (?:\w+ ){0,2}(?:op|in) (?:zijn|haar) kamer\b"
    r"|\bze noemen (?:me|mij)\b|\btrekt? (?:me|zich) (?:\w+ ){0,3}terug\b|\b(?:meer|minder|beter|eerder|eerst) (?:\w+ )?dan ik\b"
    r"|\blukt (?:me|mij|ons) (?:\w+ )?niet\b|\b(?:wil|willen) (?:nooit|niet)(?: \w+){0,2} (?:delen|spelen|luisteren|leren|meedoen|meehelpen|opruimen|praten|naar school|huiswerk|lezen)\b"
    r"|\b(?:praat|praten) (?:niet|nooit)(?: meer)? (?:met|tegen) (?:me|mij|ons|elkaar|haar|hem)\b|\b(?:we|wij) (?:\w+ ){0,3}nooit (?:\w+ )?(?:samen|iets|tijd|uit|leuks)\b"
    r"|\b(?:iedereen|ze|mensen|klas|anderen) (?:denkt|denken|vindt|vinden) (?:\w+ )?(?:dat ik|mij|me)\b|\bvinden ze (?:me|mij)\b"
    r"|\balles voor (?:(?:mijn|me|een|de) )?\w+ (?:doen|oplossen|regelen|opknappen|beslissen)\b"
    # at one's wits' end with somebody
    r"|\b(?:vraagt|vragen) (?:me|mij|ons|hem|haar) (?:\w+ ){0,2}(?:niet|nooit) mee\b|\bcommunic\w+|\btussen (?:papa|mama|hem|haar|hen|mijn|de|jullie|twee)(?: (?!mijn benen|benen)\w+){0,4} (?:in|inzit\w*|insta\w*)\b|\b(?:moeder|vader|ouders|mama|papa|mam|pap|oma|pleeg\w+|school|mentor|voogd|begeleid\w+) (?:wil|willen|vindt|vinden|zegt|zeggen|verwacht\w*|hoopt|hopen|eist|eisen)(?: \w+)? dat (?:\w+ ){1,7}(?:werken|werk|studeren|leren|sporten|huiswerk|stage|baan|baantje|opleiding|studie|sport|zwemles|rijles|diploma|vak|cijfers|club|op voetbal|muziekles)\b"
    r"|\bweet (?:\w+ )?niet (?:meer )?(?:hoe|wat|waarom|waar) (?:ik|we|wij|het)\b(?!(?: \w+){0,5} (?:verder|door|heen|leven|eten|veilig))"
    # the work at home, and what one is called to
    r"|\b(?:het|alles|iets|huishouden|school|werk|huiswerk|rekenen|lezen|spelling|taal|plannen|leren|slapen|opstaan|koken|sporten|concentreren)(?: \w+){0,3} (?:niet rond|niet af|niet bij|niet voor elkaar|lukt (?:me |mij )?(?:\w+ )?niet)\b"
)
"""What ordinary goals are about, also when somebody else does it."""
ZAKEN = (
    # a habit that may be there, but less of it; noise
    r"\bkom(?:en)? (?:(?!meer\b)\w+ ){0,5}toe\b|\bniet (?:meer |altijd |steeds |langer |de hele tijd ){1,2}(?:de|het|degene) (?:\w+ )?(?:moeten |hoeven )?(?:zijn|spelen|worden)\b|\bom \w+ uur\b|\b(?:zo|te|minder) (?:vaak|snel|veel|laat|lang|gauw|druk|langzaam|traag|weinig|hard|moe)\b|\bminder(?= (?!eten|wegen|wil|zijn|pijn)\w)|\b(?:geen|dat|het) ge(?!weld|vecht|slag|bruik|heim|vaar|voel)\w{3,8}\b|\balleen (?:zijn|voelen|doen|staan|zitten|eten|spelen|lopen|fietsen)\b|"
    r"\b(?:nooit|geen) (?:\w+ )?(?:rust|tijd|plek|privacy|vakantie|feestje|uitje|ruimte)\b|\bkom (?:\w+ )?(?:de deur|het huis|mijn bed|mijn kamer) (?:bijna )?niet(?: meer)? uit\b|"
    # how somebody is: "niet zo ... zijn"
    r"\b(?:zo|te|minder|zon)(?: \w+)? \w+ (?:zijn|doen|reageren|worden|praten|klinken|overkomen|kijken)\b|"
    # what one cannot, does not know, or dares not; what a child does not do
    r"\b(?:kan|durf|weet|snap|begrijp|kom) (?:(?!meer\b|verder\b|eten\b)\w+ ){0,5}(?:niet|niks|niets|nooit|nergens)\b(?! meer| verder| naar huis| thuis)|\bdurf geen\b|\bvoel (?:me|ons) (?:\w+ )?niet (?!meer\b|veilig\b)|\bgeen (?:rust|tijd|zin|energie|raad|hulp|structuur|geld|vrienden|ruimte|overzicht|ritme|geduld)\b|\ber niet bij\b|\bniet (?:goed|lekker) in mijn vel\b|\b(?:zoon|dochter|kind|kinderen|puber|zoontje|dochtertje)"
    r" (?:wil|willen|doet|doen|luistert|luisteren|helpt|helpen|gaat|gaan|ruimt|zegt|praat|leert|speelt) (?:\w+ ){0,5}(?:niet|niks|niets|nooit)\b(?! meer)|"
) + stammen(
    # work, money, the law
    "werk baan bijbaan* baantje ontslag ontslagen collega* geld budget huur schulden rood krediet afterpay klarna aanmaning* geld_lenen op_de_pof administratie formulier* brief brieven uitkering dakloos"
    # at home and outside
    " kamer woning computer fiets oplader bso tafel koken kookt boodschappen oppassen oppas brengen halen twee_huizen vakantie* weekend weekends stad winkel* supermarkt* clubs feestjes feesten uitgaan stappen contact wachten wacht wachtlijst verdwalen verdwaal zoekraken"
    " kwijtraken kwijt_raken kwijt_raak op_bed bank_hangen bank_zitten op_de_bank in_bed_liggen in_bed_blijven binnen_zitten groente vlees patat kou uit_bed douchen eten_gooien met_deuren met_de_deur dichtgooien dichtslaan dicht_gooi* dicht_gooien dicht_slaan nadenken deuren spugen_op_straat"
    # sport, friends, being among people
    " sport* training trainingen team wedstrijd* scheidsrechter gele_kaart reserve opgeven opgeef rennen rondje klasgenoten vrienden vriendinnen vriendengroep vriendschap* mensen groepen groep groepje drukke_plekken aansluiting meisjes excuses grenzen grens invloed verleiding* impulsen streken kattenkwaad ongein"
    " afwachtend passief afwezig dichtbij te_dicht contact gesprek gesprekken woorden meningsverschil* keuze* beslissingen planning plannen laatste_moment alleen_zijn alleen_voelen alleen_doen alleen_staan alleen_zitten eentje steeds_ja ik_niet_slaan niemand_meer_slaan weglopen langs_elkaar naast_elkaar in_de_rij uitgescholden"
    # learning
    " taal vak vakken rekenen schrijven praten vragen vraagt speciaal_onderwijs directeur zakken theorie rijbewijs rijles achterlopen achterloop overdoen prestatiedruk ziek ziekmelden ziek_melden ziek_gemeld verzuim* absent* lukt iets_af niets_af"
    # what one drinks and uses
    " drinken drink drank alcohol bier wijn drugs coke xtc lachgas snus* joints sigaretten verslaafd verslaving"
    # moods and what they do
    " *woede* woest agressief agressie boosheid kwaadheid driftig drift* rotweekend* rotdag* rotsfeer* rothumeur* rotzooi* overwerk* overwerken make_up dromen droom angst angsten bang_zijn bang_voor in_het_donker paniek nachtmerries slaapgebrek slapen slaap in_slaap doodmoe zweten blozen stotter* rode_kop buikpijn hoofdpijn maagpijn lekker_in houding sfeer opgejaagd dichtklap* dichtklappen blokkeer* blokkeren bevriezen overspoel* schulp terugkrabbel* opgefokt verheffen"
    " nergens_thuis iets_goed nooit_iets nergens_zin elkaar_nooit gedag zeven_sloten therapie zindelijk ongelukjes bedplassen beslissen nodig"
    " ongezond ongezonde spijt verspillen doomscroll* checken vluchten_als verbranden last pech gedrag problemen probleem straf verleden stil_zijn stil_zitten zelfvertrouwen toon stem kieskeurig zelf_oplossen verhaal"
    # who one is, to oneself and others
    " *gedrag *verslaving *vrees *achterstand *problemen *klachten *buien *neiging* *concentratie op_orde met_mij_spelen mee_spelen meespelen aantrekken trek_me_aan aantrek gemotiveerd serieus kinderachtig betweter* wijsneus* eigenwijs* egoistisch egois* asociaal arrogant* verwaand* trots koppig* opstandig* tegendraads* dwingend lastig lastige vervelend wantrouw* wantrouwig argwan* naief goedgelovig onverschillig* ongeinteresseerd* zweverig saai stil stille gesloten teruggetrokken"
    " in_mezelf onrustig* wild wilde wiebel* wiebelen druktemaker* aanwezig overheers* overheersen domine* domineren haantje pestkop* driftkop* zeurpiet* huilebalk* nablijver* spijbelaar* buitenbeentje* loser slachtofferrol hypocriet* vals valse afgunst* afgunstig gierig* hebberig* inhalig gulzig* verkwist* opdringerig* plakkerig* claim* claimen claimend klef afstandelijk* kil kortaf bits bitse"
    " slap slappe laf laffe angsthaas watje zwak zwakke gevoelig overgevoelig* kwetsbaar* prikkelgevoelig* snelgeraakt lichtgeraakt geraakt haatdragend* wrok rancun* boosaardig zuur zure verzuurd verbitterd* cynis* streng strenge precies precieze dwangmatig star starre rigide besluiteloos* wispelturig* onvoorspelbaar* onbetrouwbaar* onverantwoordelijk* onvolwassen* volwassen afhankelijk zelfstandig onzelfstandig*"
    # what one does in a day
    " spelen speel lezen schrijven wisselen wissel schoonmaken luisteren luister leren oefenen werken rekenen kiezen zoeken bellen vertellen uitleggen uitleg ophalen inhalen besteden proberen volhouden voorbereiden organiseren aankleden invullen opschrijven rennen fietsen praten wonen samenwonen delen omgaan meedoen doorzetten"
    " uitnodigen tegenslag* tegenvaller* herhaling woord huishouden moeilijke_dingen samenwerken afspreken overnemen meenemen kwijtmaken verknallen verpesten verprutsen"
    # learning and working, done badly
    " gymles rekenles taalles zwemles muziekles rijles *tijden *spullen *toets *opdracht *opdrachten *huiswerk *rooster *groep *club *team *feest *feestje coffeeshop* poepen broekplassen zindelijk* verdoen concurre* lastpak pispaal sloddervos druktemaker internaat zwart_werken mopperen afraffel* afraffelen raffel* inzet doorschuiven vooruitschuiv* vooruitschuiven uitgesteld* laten_liggen laten_slingeren inhaal* leesachterstand rekenfout* spelfout* schrijffout* taalfout* inleverdatum deadline* tentamen* hertentamen* herkans* herkansing* herkansen blok* vakkenpakket lokaal gangen kantine leerling* meester juffen juf leraren teamleider schoolplein rooster* stageplek* stageverslag solliciteer* solliciteren sollicit*"
    " afbellen afgebeld wegblijven wegblijf afmelden afmeld niet_opdagen opdagen komen_opdagen no_show onderpresteren presteren presteer* prestatie* presteren druk_op_mezelf faalkramp black_out blackout* zakken uitvallen schooluitval voortijdig drop_out afhaak* afgehaakt opgeef opgeven volhouden dagdrom* staren suffen suf slaperig gapen gaap geeuw* wegdromen wegdroom*"
    # house and body
    " luieren lanterfant* nietsdoen bankhang* hangen_op netflix* bingewatch* zap* zappen snaaien snaai snacken snack* tussendoor* ijsjes kapsalon* shoarma mcdonalds mac pizza* pizzas cafeine redbull red_bull suikers ontbijt_overslaan deodorant douch* douchebeurten kammen haren_wassen scheren stinkvoeten zweetvoeten tandenpoets* beugel bril gehoorapparaat slijmerig"
    " rondslingeren prullenbak wasmand vieze_borden borden_op rotzooi* keuken_achterlaten deur_open deur_dicht deuren_dicht ruimtes volle_prullenbak huisdier* hamster konijn cavia vogels vissen aquarium paard paarden manege tuin schutting geluid* geluidsoverlast overlast dreun* harde_muziek"
    # people together
    " passeren gepasseerd afkatten afzeik* afzeiken neerhal* kleiner_maken klein_maken klein_houden belerend* beleer* terechtwijs* terechtwijzen corriger* waarschuw* waarschuwen standje standjes uitbrander* mopperkont zuchten zucht rollen_met ogen_rollen oogrollen stilzwijg* doodzwijg* langs_elkaar_heen verwijten verwijtend* aanvallend in_de_aanval aanval wedstrijdje welles nietes voorgaan voordring* voorkruip* inpikken inpik afsnoep* gunnen delen ruilen"
    " jaloezie achterdocht* smoesje smoesjes gekonkel* konkel* stoken stook intrig* opstoken opruien roddels kletspraatjes rondvertel* rondvertellen doorbrieven verklikk* klikken klik klikspaan verlinken verlink bekritiseer* bekritiseren afwijzen afwijzend* pronken pronk bluf* bluffen grootspraak patsen patserig duur_doen interessant_doen interessant_voordoen voordoen aansteller* theatraal overdreven dramaqueen drukmaken druk_om druk_maken opwinden opwind bezorgdheid zorgelijk"
    " vriendloos buitenspel aansluiten contactarm mensenschuw verlegenheid bedeesd* schuchter* blunder* blunderen flater* vreemd_doen raar_doen gek_doen nep neppe faken fake doen_alsof_ik_het_snap meepraten meelullen slijmen vleien liefjes verkering relatiebreuk "
    # money, the law, outside
    " schuldeiser* incasso* beslaglegging faillis* rente leningen lening* poen poet krabbels krasloten kraslot* loterij gokkast* weddenschap* wedden skins v_bucks vbucks robux lootbox* ingame in_app abonnement* sneakers merkkleding schoenen_kopen drip dure_merken webshop* bestellingen achteraf_betalen op_krediet kopen_op rood_staan"
    " te_hard scheuren scheur racen race door_rood zonder_licht fietslicht bekeuring* opgevoerde scooter fatbike brommer helm graffiti vuurwerk belletje_trekken vernielzucht rellen rel relschoppen overlast_geven buurtoverlast agenten bureau_halt politiecontact* veroordeling* proces_verbaal winkelverbod* gebiedsverbod* avondklok spijbelambtenaar leerstraf werkstraf reclasser* toezichthouder"
    # help and the family
    " vergaderingen rapporten dossier* diagnose* etiket etiketje stickers wachtlijsten intake* intakes hulpverleners begeleiders wisseling* doorverwez* doorverwijz* van_het_kastje herhalen overplaats* overgeplaatst plaatsing* terugplaats* gezinshuis leefgroep groepsgenoten kamertraining* mentorgesprek* evaluatie* zorgplan woonvorm beschermd_wonen begeleid_wonen crisisplek noodopvang"
    " opvoedfout* omkopen beloon* belonen nee_verkopen grenzeloos toegeeflijk* inconsequent* pamperen pamper betuttelend overdragen overdracht haalmoment* brengmoment* wisseldag* nieuwe_partner samengesteld* stiefgezin bonuskinderen bonusmoeder vechtscheiding* omgangsstrijd alimentatie* kinderalimentatie co_ouderschap loyaliteit* tussen_ons_in kinderen_inzetten"
    # sleep, light, noise, crowds
    " wekker uitslapen inslapen doorslapen dutje donker nachtlamp* geluid geluiden lawaai herrie kabaal lampen fel_licht drukke drukte menigte kermis markt pretpark winkelcentrum bioscoop verjaardag verjaardagen feestdagen kerst sinterklaas vuurwerk bruiloft visite bezoek plassen"
    # sport, playing
    " basisplaats wisselspeler scheids kleedkamer keeper doelpunt doelpunten goals conditie turnen judo boksen kickboksen hockey tennis basketbal handbal hardlopen fitness sportschool blessure* rode_kaart rooie_kaart rood_pakken geel verloren bordspel* spelletje puzzel* lego knutsel*"
    # money, waiting, papers
    " toeslag* bijstand voedselbank schuldhulp* deurwaarder* schuldsanering bewindvoerder* abonnementen bestellen bestel bestelling gokken gok zakgeld kleedgeld spaargeld impulsaankopen aankopen bonnetjes termijn* energierekening post ind azc asiel* verblijf* verblijfsvergunning papieren status procedure* advocaat zitting inburger* gemeente ambtenaar* loket wijkteam indicatie aanvra* aanvraag verwijzing digid wachttijd* nederlands engels arabisch turks pools oekraiens frans duits"
    # helpers that change
    " hulpverlener hulpverleners jeugdbescherm* jeugdwerker* voogden groepsleiding groepsleider* invalkracht* wisselingen kennismaken"
    # tired, the work at home
    " sleutel sleutels aanpassen aanpas aan_te_passen wegcijfer* verantwoordelijk* passen bekaf gesloopt gaar slapeloos energie puf fut bijkomen vuilnis vuilniszak* kattenbak uitlaten dekken klus klussen ramen dweilen vegen strijkwerk wasjes achterstallig mantelzorg* peuter* kleuter* tweeling drieling oppas creche kinderopvang speelafspra* logeerpartij* slaapfeest*"
    # food that is not liked, waiting
    " brood boterham* beleg spruitjes broccoli wachtkamer wachtkamers appen app nee_te_zeggen ja_te_zeggen onder_het_eten tijdens_het_eten langzaam traag zeggen antwoorden tekenen zonder_zin doorbrengen onderhandel* papierwerk warrig verward neus_in onderhandelingen vriende cijfers"
    # moving about
    " puistjes puist acne beugel bril brilletje gehoorapparaat krukken stotteren stotter slissen tranen batterij accu oplader scherm_kapot bundel databundel tegoed wifi_wachtwoord update simkaart router afstandsbediening speaker koptelefoon sollicitaties sollicitatie solliciteren sollicitatiegesprek* cv motivatiebrief contract loon salaris fooi dienst diensten rooster roosters overuren werkgever stagebegeleider leerbedrijf kassa magazijn vakkenvullen bezorgen horeca spoelkeuken praktijkopleider leerbaan bbl bol mbo deadlines deadline scriptie verslagen portfolio tentamen* herkansing* hertentamen* bindend studiepunten"
    " wasmachine wasmand droger was wasgoed sokken lakens handdoeken wc_bril prullenbak afval_scheiden vuilnisbak plantjes planten tuin gras maaien stof stofzuiger verhuizing verhuizen verhuisdozen dozen behang lekkage huurbaas huisbaas buurten bovenburen onderburen tafelmanieren bestek bord borden pannen kookbeurt kookbeurten boodschappenlijst* stoel stoelen tafelgesprek pasta rijst pizza kroketten groenten fruit ontbijten tussendoor lunchen broodtrommel drinkbeker"
    " communicatie communiceren gesprekjes omgangsvormen samenwerking opvoeding opvoeden schema ouderschapsplan kinderalimentatie overmaken overboeken betalen betaling bankrekening* hypotheek premie zorgverzekering verzekering belasting belastingdienst kinderbijslag studiefinanciering studieschuld huurtoeslag boodschappengeld tikkie tikkies abonnementen spaarpot portemonnee uitgave bonnen kosten"
    " scheids aanvoerder wissel bank_zit middenveld spits verdediger opstelling competitie toernooi medaille turnles balletles dansles muziekles gitaarles pianoles zwemles zwemdiploma zwembad judoles paardrijden pony hockeytraining voetbaltraining sponsor teamgenoot teamgenoten"
    " konijn konijnen cavia hamster parkiet vis vissen aquarium poes poezen puppy hondenschool mand kattenluik dierenarts voerbak kippen"
    " halte brommer scooter fietspad fietsband fietssleutel file files rijlessen parkeren ov_kaart chipkaart uitstapje"
    " concentratie geheugen aandacht planning structuur ritme overzicht zelfvertrouwen zelfbeeld zelfstandigheid discipline doorzettingsvermogen wilskracht inspanning hersenen gedachten gedachtes twijfels kriebels vlinders blosje blozen zweten zweethanden hartkloppingen hyperventil* migraine hoofdpijn buikpijn allergie astma hooikoorts eczeem slaapritme inslaapproblemen middagdutje woordjes dictee tafels redactiesommen toetsweek toetsen proefwerkweek cijferlijst leesboek boekverslag bieb gymles gymspullen gymleraar kluisje rugtas schooltas schoolplein kantine aula tussendoortje concierge mediatheek leerkracht teamleider zorgcoordinator intern_begeleider ib_er rt remedial steunles huiswerkklas huiswerkbegeleiding groepswerk groepsopdracht groepsopdrachten tweetal* samenwerkopdracht"
    " make_up mascara nagellak kapsel haarverf deodorant parfum pet petje capuchon trui broekzak maat maten schoenmaat"
    " verjaardagsfeest* kinderfeest* sleepover uitje uitjes kermis festival festivals schoolfeest gala carnaval koningsdag oudjaar pretparken pakjesavond cadeautjes moederdag vaderdag barbecue camping strand zwemmen_buiten"
    " bus vertraging taxi taxibusje ov overstap* reizen reistijd fietstocht brug_klas tassen heen_en_terug"
    # what many are afraid of
    " hond honden kat katten spin spinnen insecten hoogtes hoogtevrees lift tandarts kapper onweer"
    " stuff things team friends crowd* tired at_lunch money foster_home new_kid work room doors overdue"
)
"""Things, places and states of ordinary goals: beside these it is asked when nobody else is named."""
ALLEDAAGS = stammen(
    "opdracht* inlever* inleveren taakje* taken huistaak agenda school* skool klas lessen les toets* proefwerk* so repetitie* een_beurt spreekbeurt* presentatie* examen* stage* mentor docent* brugklas havo vmbo mbo vwo opleiding* studie* wiskunde gym sommen som"
    " werkstuk* verslag* profielwerkstuk tussenuur tussenuren leerplicht* pauze bijles onderwijs huisarts tandarts fysio mobiel* mobieltje netflix series tv playstation ps5 xbox ipad tablet laptop snap snapchat groepsapp apps"
    " psycholoog* gymtas etui rugzak schoolreis* schoolkamp kamp cito leerjaar overgaan mavo hbo pabo hoogbegaafd* dyslexie dyslectisch autisme autistisch spelling pc computer console ps4 switch twitch stream* streamen koptelefoon headset oortjes"
    " peuken adhd lenen leent leen uit_bed bed_uit opruim* lezen hulpverlening therapie jeugdzorg class* exam*"
)
"""Where one learns and what one learns with: enough when nobody else is named."""
LEEG = woorden(
    # how it goes, how much, how long
    "s moeizaam nauwelijks amper zelden pas stroef meestal continu constant voortdurend aldoor dagelijks wekelijks maandelijks jaarlijks halverwege hartstikke behalve ondanks waardoor daardoor doordat zodat voordat totdat tenzij zodra zolang alweer gwn superveel super mega zowat haast vrijwel zowel merendeel gedeelte helft hoeveel hoezeer zeker zomaar blijkbaar kennelijk tegenwoordig ineens plots"
    " duurt kost kosten valt hangt ligt zitten gebeurt heet hoort klopt scheelt telt trekt draait loopt geeft gaf deed lag hing ziet nam bracht dacht vond kreeg hield liet riep schreef las koos verloor won belde appte vroegen zeiden gingen kwamen waren hadden moesten mochten konden wilden durf durft durven durfde mis mist gedraag gedraagt gedragen haalt pikken hoopt hopen stelt verandert verloopt verliep ontstaat ontbreekt"
    " degene degenen iedereens sommigen niemands eentje tweeen drieen vieren beiden ieders allebei mekaars netjes vriendelijk vrolijk tevreden sterk sterker zwak zwakker slim slimmer handig handiger soepel soepeler consequenter eerlijker serieuzer volwassener zelfstandig zelfstandiger actief actiever positief positiever spontaan gezond gezonder fit fitter sportief ontspannen uitgerust opgelucht trots dapper moedig lastig lastige lastiger ingewikkeld ingewikkelde onmogelijk onmogelijke eindeloos eindeloze oneindig tijdelijk"
    " tijdstip tijdstippen periode seizoen moment momenten dagdeel kwart schooldag schooldagen schoolweek werkdag werkweek avondje ochtendje middagje nachtje paasvakantie zomervakantie kerstvakantie herfstvakantie meivakantie zondagavond zondagmiddag zaterdagavond zaterdagochtend maandagochtend vrijdagmiddag vrijdagavond woensdagmiddag doordeweekse september oktober november december februari maart april mei juni juli augustus"
    " adressen adres huizen plekken plekje kanten hoeken meters kilometer kilometers stukken stapels stapel rondjes rijtje pagina bladzijde bladzijdes hoofdstuk blad papier potlood pennen stiften schrift schriften map mappen kaft digitaal online_les beurt beurten onderdeel onderdelen doel doelen resultaat resultaten voorbeelden oplossing oplossingen gewenst verplicht verplichte verplichting"
    " onthouden afmaken afronden afrond inleveren invullen uitvoeren meedenken bijdragen bijbenen bijblijven ophangen aankleden klaarleggen klaarzetten klaarmaken inpakken uitpakken uitruimen inruimen opvouwen ophalen doorgeven aangeven aannemen uitgeven inzien toezien omdraaien openen sluiten starten eindigen stilstaan doorlopen meelopen rondkijken binnenkomen binnenkom buitenkomen langskomen thuiskom thuiskomen vertrekken vertrek aankomen overslaan"
    " badkamer middernacht puberdochter puberzoon rondhangt rondhang rondlummelt afglijdt afglijden uitlokken uitlok nakijken nakijkt overdoen overdoet kwijtraakt rondkomen rondkom meekrijgen meekrijg opvragen meegaan meega toekomen toekom "
    # who, which, how much, when
    "ik je jij u hij zij ze we wij jullie me mij mijn jou jouw zijn haar hem ons onze hun hen zich het de een dit dat deze die er hier daar wat wie waar hoe dan als en of maar want dus omdat ook nog al weer wel toch wanneer terwijl"
    " niet niets niks geen nooit niemand nergens ergens iets alles iemand iedereen andere anderen ander elkaar zelf mezelf eigen allebei beide zo zoveel zulke heel hele erg echt zon veel weinig genoeg vaak vaker altijd steeds soms elke elk iedere ieder per meer minder meeste allemaal"
    " dag dagen week weken maand maanden jaar jaren keer uur minuten ochtend ochtends morgen morgens middag middags vandaag straks later laat vroeg vroeger eerder nu meteen direct gelijk snel sneller lang langer langzaam even eens eerst eerste laatste tijd tijden moment door_de_week ooit door opnieuw pas beter best da haal pakt oefen dingen onnodig telkens constant"
    " een twee drie vier vijf zes zeven acht negen tien zomaar gewoon samen liever graag misschien eindelijk helemaal bijna precies zonder met van naar in op aan bij voor over uit tegen tot om te tussen na onder tijdens achter langs af mee toe erbij erop eraan erover ervan daarvan daarover ermee mee daarmee waarmee rond binnen buiten vanaf weg heen terug vast klaar bezig zin"
    " goed goede slecht slechte klein kleine groot grote nieuw nieuwe oud oude behandelt behandelen stom stomme raar rare fijn fijne leuk leuke dom vervelend vervelende anders zelfde dezelfde eeuwig eeuwige hard harder moeilijk moeilijke makkelijk verkeerd verkeerde belangrijk extra teveel te hoog laag dom gek"
    " alle zoals toen ja nee net uw volgens volgende verder vooral natuurlijk sinds zelfs paar enkele nou beetje eigenlijk daarom daarna daardoor hierdoor duidelijk juist reden vraag vragen punt gevoel gevoelens gewone stuk voldoende tegenover hetzelfde ongeveer regelmatig onmiddellijk ineens opeens vanzelf thema tempo reactie ruimte"
    " maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gisteren januari zomer winter herfst lente kerst twaalf vijftien twintig dertig honderd euro half halve helft dubbel enig enige sommige bepaalde diverse verschillende nodig onnodige normale duidelijke simpele kort korte onszelf jezelf zichzelf mekaar alleen"
    # small words of every day, and what things do
    " oplossen oploss los losse snap snappen snapt begrijpen rondlopen opstaan meenemen neerzetten aanpakken aanpak staat opkomen opvallen opbouwen uitzoeken zoekt brengt naartoe heen meemaken tegenkomen voorbij komend komende eigenlijk sowieso enzo ofzo zegmaar joh pff echt verrassing verrassingen vol volle draait chillen stellen mandje super mega best_wel leuker leukste fijner erger ergste slechter beterder allerlei soort soorten ding dinges spul toevallig plotseling ondertussen intussen inmiddels voortaan voorlopig"
    " enige jongste oudste kleinste grootste allebei alletwee alle_vier zowel noch daarbij hierbij daarna vanavond morgenochtend halfjaar schooljaar kwartier seconde seconden weekje dagje maandje uurtje halfuur lunch lunchpauze eindje klein beetje stukje doordeweeks vertelt vertellen boel berg hoop massa rij hoek hoekje zijkant achterin voorin bovenop onderaan omhoog omlaag"
    " brengen gebracht gehaald geleerd gezegd gevonden gekregen gekozen gegeven geworden gebleven gegaan gekomen gelopen gezeten gestaan gewerkt gespeeld gepraat geprobeerd begonnen gestopt vergeten vergat probeerde bleef stond zat liep reed ging sprak vroeg zei dacht"
    # what anybody does all day
    " wil willen wilt wilde ga gaan gaat kan kunnen kunt mag mogen moet moeten zal zou zullen heb hebben heeft had ben bent is was waren word worden wordt krijg krijgen krijgt kom komen komt doe doen doet gedaan maak maken maakt zit zitten staan sta staat blijf blijven blijft laat laten houd hou houden geef geven zie zien ziet"
    " hoor horen hoort voel voelen voelt weet weten denk denken denkt vind vinden vindt neem nemen zet zetten leg leggen begin beginnen hang leef lopen loop loopt rijd rijden fietsen zeg zeggen zegt praat kijk kijken kijkt speel spelen speelt zoek zoeken kies kiezen gebruik gebruiken gebruikt werken werkt werk hoef hoeft leren leer proberen helpen helpt"
    " ging kwam wist zag werd dacht geweest geworden lijkt blijkt spreek spreken spreekt noem begint volgt reageert betaal betalen verdien verdienen bedenk bedenken beslis regel regelen bezoek bezoeken bespreek bespreken nadenken bedoel bedoelen inzetten samenwerken oefent rust lach lachen zing zingen dans dansen teken tekenen knutselen zwemmen voetballen sporten trainen"
    " ruim ruimen poets poetsen wassen haast stap stappen reis reizen wandel wandelen zorg zorgen bak bakken kook wacht help train zwem meegaan neerleggen opschrijven bijhouden doorzetten aanbieden aanspreken aanspreek afspreken afspreek overzie overzien stilzitten stilzit opstarten"
    " avond liggen lig ligt alsof dicht gezet zetten schieten vallen val raken raak wisselen wissel missen mis roepen lezen schrijven eten eet drinken bellen belt bel appen app antwoord antwoorden uitleg uitleggen wakker beneden boven thuis huis gang buren straat plein water deur"
    " stop stopt stoppen kappen kap ophouden voorkomen vermijden mijden afleren verminderen afbouwen beperken terugdringen verdwijnen kwijt kwijtraken gaan_we kinderen kind zoon zoontje dochter dochtertje puber pubers mensen gezin school klas werk bed kamer"
    " ene minste teruggeven opvragen kleding bewegen opgroeien opgroei woord woorden uren stiller zachter harder rustiger liever aardiger overal allen zn zoiets manier plek plaats situatie situaties begin idee kans regel regels lijst keuze huishouden avondeten maaltijd tas boek boeken boekje sleutel sleutels jas bus voetbal bal dorp buurt park speeltuin bieb groep clubje leven afspraak herhaling oefening onderwerp onderwerpen dingetjes taak rol deel kant zijlijn"
    " vertellen vertel verteld luisteren halen haal brengen pakken ophalen oefen rusten rennen ren volgen volg meekomen meedoen meedoe doorgaan volhouden omgaan omga veranderen verander proberen probeer besteden bestee inhalen onthouden aangaan voorbereiden organiseren ervaren merken merk wennen wonen woon slapen invullen opzoeken terugkomen wegrennen"
    " beslissen rustig rustige harde dure duur goedkoop druk eerlijke gelukkig blij zenuwachtig nutteloos onverwacht onverwachts vrij vrije open gesloten koud warm nat natte mooi mooie mooier lekker lekkere snelle trage zware lichte dichtbij ver buitenspel tegelijk achter elkaar achteraf vooraf tevoren onderweg"
    # English
    " i you we they it my your our me us a an the this that and or but so too very more less not no never nothing dont doesnt want wanna wants to be am is are do does doing stop stopping quit cut down avoid go going get getting make have has all any every day always again anymore time at in on of for with from about when if out up off over by always often im ive feel feeling be being less fewer without"
)
"""Words that say nothing about what a goal is about; beside these and what is ordinary, one unknown word is already much."""
