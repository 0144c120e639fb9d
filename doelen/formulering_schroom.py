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
        " eetprobleem* eetproblemen eetstoornis* honger hongerig koelkast eten_thuis eten_in_huis overgeven overgeef overgeeft overgegeven overgewicht af_te_vallen afvallen striem* *kots* uitspug* uitgespuugd *braken vinger_in vingers_in calorie* mager weegschaal kilo kilos dik dikker dunner"
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
    + r"|\b(?:amper|nauwelijks|weinig|genoeg|niks) te eten\b|\bvoor (?:die|een paar|de) (?:gasten|jongens|mannen|lui|kerels)\b|\bdoor (?:een|die) (?:man|mannen|vent|kerel|onbekende|vreemde)\b|\bniet (?:meer )?(?:hun|zijn|haar) (?:dochter|zoon|kind)\b|\b(?:als|dat|tot) (?:het|alles) (?:stopt|ophoudt|voorbij is)(?= \.|$)|\bnergens meer (?:ben|zijn)\b|\bzo (?:somber|verdrietig|leeg|wanhopig) dat\b|\bklap\b(?! (?:ik )?(?:\w+ )?dicht)|\bdat ik (?:\w+ ){0,3}(?:zwijg|zwijgen|zeg dat|niks zeg|niets zeg|mijn mond houd|stil (?:ben|blijf))\b|\bniemand (?:\w+ )?(?:vertel|vertellen|mag weten)\b|\b(?:eten|drinken|geld|aandacht) als ik\b|\beten te (?:kopen|geven|maken|koken)\b|\b(?<!deuren )(?<!deuren te )(?<!deur )smijt\w*(?! met (?:de )?deur)|\bmag (?:nooit|niet|geen|niemand) (?:\w+ ){0,2}(?:vrienden|vriendinnen|naar buiten|weg|zien|bellen|praten|familie|werken)\b|\bik niet meer wil(?= \.|$)|\bdood\b(?<!verveel me dood)(?<!vervelen me dood)(?<!schaam me dood)(?<!lach me dood)"
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
    "komst": r"\b(?:als|wanneer|zodra|omdat) (?:mijn |me |de |zijn |haar )?(?:opa|oom|papa|vader|stief\w+|hij|neef|man|broer|vriend|die)(?: \w+){0,2} (?:komt|langskomt|binnenkomt|thuiskomt|blijft|slaapt|oppast|pakt|belt)\b",
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
        "verkoop* verkopen inbreken bewaren werken_voor afbetalen pinnen uitkijk tas tasje voor_geld geld_geven geld_afgeven klusje klusjes rekening schulden money owe"
    ),
    "kleren": r"\bkleren\b(?! (?:leen|jat|pak|draag|zonder te vragen|aan van mij))(?<!over kleren)",
    "badkamer": r"\bbadkamer\b(?<!over de badkamer)(?<!in de badkamer bezig)",
    "lijf": stammen(
        "broek hoofd oor oren benen bovenbenen dijen huid rug haren arm armen bovenarmen polsen nek gezicht hand handen lijf lichaam niet_eten niks_eten niks_eet niets_eet niks_te_eten geen_eten niets_eten eet_niet eet_niks weinig_eten buik spiegel afval* afvallen gewicht not_eat dont_eat food myself body"
    ),
    "zelf": r"\bmezelf\b(?<!vind mezelf)(?<!vergelijk mezelf)(?<!voor mezelf)(?<!bij mezelf)(?<!over mezelf)(?<!in mezelf)(?<!op mezelf)(?<!van mezelf)",
    "weg": stammen(
        "dagenlang thuis_houden thuis_houdt huis_uit_mag wegblijft dagen_weg land terugsturen terugstuurt terugkomt logeren weggestopt weggehouden gevangenis locatie controleert controleren wachtwoord familie naar_huis thuis_zijn thuis_komt thuiskomt home"
    ),
    "woede": r"\b(?:losgaat|ontploft|flipt|doordraait|uitbarst)\b|\b(?:boos|kwaad|woest|woedend|agressief|driftig|gek) (?:op (?:me |mij )?)?(?:wordt|is|doet|word)\b|\b(?:wordt|is|doet) (?:\w+ )?(?:boos|kwaad|woest|woedend|agressief|gek)\b",
    "kamer": r"\b(?:papa|vader|stief\w*|oom|opa|neef|broer|hij|man|vriend|leider|begeleider)(?! (?:zit|ligt|blijft|hangt)(?: (?!ik\b|mij\b|me\b|met\b|bij\b)\w+){0,5} (?:op|in) (?:zijn|haar) (?:kamer|bed)\b)(?: (?!over\b)\w+){0,6} (?:kamer|bank|bed)\b",
    "zorg": stammen(
        "vergeet_ons vergeet_me vergeet_mij ontbijt avondeten jas winterjas schoenen vies vieze stink* verwarming gas stroom koud kou luier* verzorgen verzorg zorgen_voor wc toilet overslaan hap weggooien weegt wegen"
    ),
    "controle": stammen("volg volgen volgt afpak* afpakken bespioneer* uitmaakt_voor wachtwoord*"),
    "partner": r"\bhaar (?:nieuwe )?vriend\b|\b(?:mijn|me) (?:man|vriend|partner)\b(?! en ik)(?! moet (?:\w+ ){0,4}(?:koken|meehelpen|opruimen|huishouden|afwas|meer doen|meer tijd)\b)",
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
    "kamergenoot pleegzus pleegzusje pleegbroertje halfzus halfzusje halfbroertje jongste oudste middelste neefje nichtje zus zussen sister broertje broertjes zusje zusjes leraar meester juf begeleider* baas teacher"
)
"""Others about whom there is much that is ordinary: it is asked unless something points to danger."""
EIGEN = r"^(?:ik|wij|we) (?:wil|willen|ga|gaan) (?:mijn|me|onze) \w+ (?:niet|nooit)\b"
"""What the writer does to somebody: then the other is not the one who acts."""
LIJDEND = (
    r"\bdat (?!ik\b|we\b|wij\b)(?:\w+ ){1,3}me\b|\bword\b(?! (?:ik )?(?:(?:snel|altijd|zo|heel|erg|meteen|vaak|steeds|meer|weer) )*(?:wakker|boos|kwaad|moe|gek|zenuwachtig|verdrietig|onzeker|rood|ziek|driftig|chagrijnig|knettergek|stil|gestrest|onrustig|somber|jaloers|verlegen|afgeleid)\b)|"
    + stammen(
        "worden werd mij krijgen krijgt hoef hoeven moeten_doen meemaken gebeur* overkom* ophoudt aandoe* aandoen zoiets naar_huis thuis_zijn thuis_komen"
        " thuis_wonen thuis_slapen get_hit be_made happen* go_home"
    )
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
    " tolk* vertaal* vertalen vertaler overbreng* overbrengen ertussenin tussenin bemiddel* bemiddelen"
    # among others: not chosen, stared at, not heard
    " gewisseld opgesteld uitgenodigd gehoord serieus_genomen aangestaard aangekeken aangegaapt nageroepen nagewezen nagepraat buitenspel_gezet vergeten_worden gestraald klunzig schuldig schuldige een_beurt mijn_beurt beurten geholpen meegevraagd aannemen aangenomen"
    # in class and at home
    " roepen_door door_de_klas voor_mijn_beurt duimen duimzuig* snoepen snoep bedplass* smoezen woorden_met woorden_meer_met discussie discussies onvoldoendes zenuwachtig irriteren over_vroeger verkeerd_doen fout_doen botert klikt_niet tussen_mij_en de_oudste corvee snoozen snooze mee_eten kinderen_op_tijd op_tijd_ophalen op_tijd_halen op_tijd_brengen op_tijd_terugbrengen nakom* nakomen hangen rondhangen zeuren_over afreageer* afreageren psycholoog psychologen"
    # untrue words, talk about others
    " *lieg* liegen gelogen voorgelogen leugen* jok* jokken smoes* draai_eromheen eromheen bedrieg* bedriegen verzin* verzinnen roddel* geroddel achterbaks doorvertel* kletsen klets kletspraat* gekletst over_mij_praten praten_over praat_over opschep* opscheppen overdrijf* overdrijven"
    # teasing, being left out, being judged
    " plaag* plagen geplaagd *pest* gepest *treiter* klier* klieren klooi* klooien nadoen nadoet uitlach* uitgelachen lach* voor_schut voor_gek belachelijk bijnaam afkraak* afkraken kraak* *commentaar *kritiek *kritisch opmerking* rotopmerking* mening oordeel* oordelen beoordeeld veroordeel* veroordelen"
    " *vergelijk* vergeleken negeer* negeren genegeerd buitensluit* buitengesloten erbuiten onderschat* vooroordeel* hokje* stempel label discrimin* afgewezen afwijs* gekozen laatste_keus vreemdgaan vreemdga flirt* flirten"
    # meddling, deciding, differences in raising children
    " bemoei* *bemoeienis betuttel* *preek* preken push* pusht drammen dram doordram* zeurpiet commande* baas_spelen bazig streng* verwijt* beschuldig* de_schuld *verwacht* bepaal* bepalen beslis* beslissen opgelegd opleg* opleggen verbied* verbieden voortrek* partij oneerlijk eerlijk* eerlijker"
    " verwen* verwend zin_geven hun_zin zijn_zin haar_zin toegeef* toegeven overneem* overnemen loslaten consequent onderbreek* onderbreken onderbroken heen_praten heen_praat doorheen invullen invult uitvragen uitvraagt kloppen meekijk* meelees* meelezen achter_me_aan overvrag* overvraag* belast* belasten overbezorgd bezorgd beschermend kleineer* als_een_kind klein_kind behandeld dwarslig* dwars koppig eigenwijs"
    " opvoed* opvoeding genoemd gestoord stoort storen stoor gevraagd gewekt gestuurd gebeld gemeld op_de_huid op_mijn_nek gelijk geduld toon luister* vrijheid vrijheden privacy vertrouw* aandacht complimenten compliment excuus excuses hulpverlening was_doe was_doen tijd_voor tijd_voor_mij tijd_maken huis_geven sorry normaal aardig* liever_zijn lief gezellig* meehelpen helpt_mee behulpzaam taken"
    # feelings that goals are about
    " boos boze bozig kwaad chagrijn* humeur* prikkelbaar *irrit* geirriteerd ongeduld* slof uitval* uitvallen overreage* reageer* reageren lontje *kookpunt emotioneel *emoties huil* huilen janken jank verdriet verdrietig somber* eenzaam eenzaamheid heimwee"
    " *zenuw* nerveus gespannen *spanning* *stress* gestrest druk drukke drukte onrust* *pieker* piekeren *gepieker tobben tob malen maal_ik overdenk* overdenken zorgen twijfel* twijfelen *onzeker* verlegen schaam* schamen schaamte *faal* falen perfect* *jaloe* zelfkritiek negatief negatieve pessimis* *lusteloos futloos moe moeheid vermoeid* *lui luie luiheid"
    " verveel* vervelen verveling teleurstel* teleurgesteld frustr* *opkrop* *opgekropt *prikkel* *paniekaanval* *driftbui* rotgevoel onbegrepen dom domme dommer stom buitenstaander anders_dan gefaald mislukt mislukken mislukking van_slag weerstand motivatie concentr* *afgeleid *afleid* *dromerig dagdrom* hyper onhandig impulsief onnadenkend "
    # at home, chores, habits
    " spullen rommel* *troep slons* slordig* *opruim* afwas* vaat* vaatwasser stofzuig* huishoud* schoonmaak* slinger* rondslinger* vergeet* vergeten *uitstel* uitstellen uitstelgedrag *uitgesteld treuzel* treuzelen haast gehaast haasten jagen traag chaos chaotisch knoei* knoeien morsen smak* smakken snurk* kauwen duim* *nagel* nagels neuspeuter* peuteren tics *gewoonte* bedplas* plas"
    " uitslapen opstaan opsta wekker snooze* opblijven opblijf doorhalen poetsen tanden douchebeurt afspraak *afspraken op_tijd laat_thuis te_laat_thuis vroeg_thuis lawaai herrie muziek tafel_zitten aan_tafel tv herriemaker rust_laten met_rust"
    " plast uitlokk* uitlokken treit pesterij* plagerij* sarren stoken stookt jennen dwarsbomen dwarsboomt voordring* voordringen uitstel stel_alles_uit overdoen doubleren rondhang* rondlummel* lummelen afglijd* afglijden tussenkomen meepraten verslap* verslapen verslaapt hapert haperen blozen bloos klunz* mompel* mompelen wiebel* wiebelen friemelen tikken_met_pen prutsen pruts aanrommel* verknoei* verprutsen verknallen verknal verpest* verpesten vergallen"
    " consequenter duidelijker strenger eerlijker geduldiger beleefder nakijken nakijkt jaar_overdoen baantje_kwijt stopt_met_zijn_opleiding stopt_met_haar_opleiding sollicit* werkloos luisteren vragen_mij_niet_mee vragen_me_niet_mee niet_meegevraagd mee_mag_doen mee_mogen_doen politieagent_spelen politieagent scheidsrechter_spelen voor_alles_opdraaien opdraaien alleen_voor_staan boeman sloof sloven voetveeg pispaal pleaser vuurwerk_afsteken"
    " kift kiften bakkeleien aanvaring* clash* clashen mokken mok pruilen pruil mekkeren mekker gemekker bitchen bitch haten_op gehaat hatelijk* sneren sneer snibbig vinnig nukkig stuurs bokkig dwarsligger zuigen_naar zuig_aan treuzelaar getreuzel gehannes geklaag geklets gelach geroddel gejank gehuil geschater geplaag gestress gejaag gesnauw gemekker gevloek gebekvecht gezanik gezeik gedram"
    " snoep* *frisdrank cola chips suiker *fastfood patat friet frietjes koekjes chocola* koffie *energy* *energydrank* vette_hap tussendoortjes"
    " *smok* gok* gokken casino rood_staan verspil* *uitgeven uitgaven aankopen kopen koop koopt zalando bestellen bestel lenen leen leent boete* *schulden_maken deurwaarder* rekeningen bekeuring*"
    " stelen steel gestolen jat jatten slopen sloop vernielen vernieling* kapotmaken kapot_maken stukmaken vandalis* politie halt taakstraf* rechter rechtbank strafblad zwartrijden zwartrijd zwart_rijden dealen deal foute_vrienden verkeerde_vrienden verkeerde_mensen foute_mensen die_vrienden mijn_vrienden met_vrienden rondhangen hangen hang jongens_omgaan te_maken_hebben_met_die onderwereld"
    " afzeg* afzeggen afzegt afhaken isoleren binnen_zitten thuiszitten thuis_zitten uitsloven *clown stoer aanstell* aanstellen pleasen please ja_zeggen meelopen meeloper groepsdruk beinvloed* beinvloeden afhankelijk* verlaat vals winnen verlies* verliezen verliezer opgejaagd"
    # help, the family apart
    " scheiding scheid* gescheiden uit_elkaar co_ouder* heen_en_weer omgang overleg vergaderd vergadering* vergaderen uit_huis_geplaatst uit_huis instelling *opvang hobbys vooroordelen opnieuw_beginnen toekomst opvragen *ritme over_mezelf over_doen bijten niet_leuk niet_gezellig voor_de_gek afschuiven afschuif op_mijn_teentjes clinch het_laatste_woord armoede uit_mijn_vel train trainen schreeuw* geschreeuw een_lijn opschieten opzetten hetzelfde_liedje uit_de_groep manipul* manipuleren app_leest mijn_app terugval* terugvallen *stress structuur speelgoed alleen_voor overbelast* bedtijd* jengel* jengelen drenz* dreinen opjagen paai* paaien problemen probleem feiten gesloten_groep pleeggezin pleegouder* toezicht hulpverlen* begeleiding begeleid* voogd gezinsvoogd jeugdzorg verhuiz* verhuis* blijf_zitten zitten_blijven onder_toezicht ots"
    " stuk_maken noem noemt noemen uitmaakt fout fouten foute_dingen aan_mijn_ex vragen_hoe hulp begeleiding over_mij_beslis* kwaad_spreken zwartmaken mijn_spullen wat_anderen van_mij_denken van_me_denken over_me_denken in_de_war zwart_wit nee_zeggen overal_nee eisen zwart_maken onderling afspraken regels begrijp* begrip verdediging verdedigend* regelt regelen corrigeer* corrigeren verbeter* verbeteren goed_genoeg leuk_vindt leuk_vinden aardig_vindt aardig_vinden accepteer* accepteren waardeer* waarderen respecteer* respecteren respect serieus steun steunen mond_houden grote_mond over_geld zoveel_werken zo_veel_werken te_veel_werken mijn_fiets voorgaat opschrijft aankijkt minder_drinkt drinkt_minder minder_werken minder_werkt uitfoeter* uitfoeteren foeter* tegen_elkaar mokken mok geslijm slijm* tekort_schieten beloof* beloften beloftes afspraken_niet regels grapjes geintjes toegang cadeau* verjaardag vieren"
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
    r"|\b(?:vraagt|vragen) (?:me|mij|ons|hem|haar) (?:\w+ ){0,2}(?:niet|nooit) mee\b|\bcommunic\w+|\bzegt (?:\w+ ){0,3}af\b|\bniet door een deur\b|\belkaar niet liggen\b|\bliggen elkaar niet\b|\bop mijn lip\b|\bzegt (?:altijd )?ja en doet\b|\bachter (?:haar|hem|ze|iedereen|de kinderen|mijn (?:zoon|dochter|kinderen|kind)) aan (?:te )?(?:zitten|lopen|rennen|hoeven|moeten|zit|loop)\b|\bin de schaduw van\b|\btegen mij op\b|\bop het (?:laatst|nippertje)\b|\btussen (?:papa|mama|hem|haar|hen|mijn|de|jullie|twee)(?: (?!mijn benen|benen)\w+){0,4} (?:in|inzit\w*|insta\w*)\b|\b(?:moeder|vader|ouders|mama|papa|mam|pap|oma|pleeg\w+|school|mentor|voogd|begeleid\w+) (?:wil|willen|vindt|vinden|zegt|zeggen|verwacht\w*|hoopt|hopen|eist|eisen)(?: \w+)? dat (?:\w+ ){1,7}(?:werken|werk|studeren|leren|sporten|huiswerk|stage|baan|baantje|opleiding|studie|sport|zwemles|rijles|diploma|vak|cijfers|club|op voetbal|muziekles)\b"
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
    "werk baan bijbaan* baantje ontslag collega* geld budget huur schulden rood krediet klarna aanmaning* geld_lenen op_de_pof administratie formulier* brief brieven uitkering dakloos"
    # at home and outside
    " kamer woning fiets oplader bso tafel koken kookt boodschappen oppas brengen halen twee_huizen vakantie* weekend stad winkel* supermarkt* clubs feesten uitgaan stappen contact wachten wacht wachtlijst verdwalen"
    " kwijtraken kwijt_raken kwijt_raak op_bed bank_hangen bank_zitten op_de_bank in_bed_liggen in_bed_blijven binnen_zitten groente vlees kou uit_bed douchen eten_gooien met_deuren met_de_deur dicht_gooi* dicht_gooien dicht_slaan nadenken deuren spugen_op_straat"
    # sport, friends, being among people
    " sport* training team wedstrijd* gele_kaart reserve opgeven opgeef rennen rondje klasgenoten vrienden vriendinnen vriendschap* mensen groepen groep groepje drukke_plekken meisjes grenzen grens invloed streken ongein"
    " passief afwezig dichtbij te_dicht gesprek gesprekken woorden meningsverschil* keuze* planning plannen laatste_moment alleen_zijn alleen_voelen alleen_doen alleen_staan alleen_zitten eentje steeds_ja ik_niet_slaan niemand_meer_slaan weglopen langs_elkaar naast_elkaar in_de_rij"
    # learning
    " taal vak vakken rekenen schrijven praten vragen vraagt speciaal_onderwijs directeur zakken theorie rijbewijs rijles ziek ziek_melden ziek_gemeld verzuim* absent* lukt iets_af niets_af"
    # what one drinks and uses
    " drinken drink drank alcohol bier wijn drugs coke xtc snus* joints sigaretten verslaafd"
    # moods and what they do
    " *woede* woest agressief agressie boosheid driftig drift* rotweekend* rotdag* rotsfeer* rotzooi* overwerk* overwerken make_up dromen droom angst angsten bang_zijn bang_voor in_het_donker paniek nachtmerries slapen slaap in_slaap doodmoe zweten stotter* rode_kop buikpijn hoofdpijn lekker_in houding sfeer schulp"
    " nergens_thuis iets_goed nooit_iets nergens_zin elkaar_nooit gedag zeven_sloten ongelukjes nodig"
    " spijt checken vluchten_als verbranden last pech gedrag straf verleden stil_zijn stil_zitten zelfvertrouwen stem zelf_oplossen verhaal"
    # who one is, to oneself and others
    " *gedrag *verslaving *vrees *achterstand *problemen *klachten *buien *neiging* *concentratie op_orde met_mij_spelen mee_spelen aantrekken trek_me_aan aantrek gemotiveerd egois* trots koppig* opstandig* lastig lastige vervelend argwan* naief saai stil stille gesloten"
    " in_mezelf wild wilde wiebel* aanwezig domine* haantje pestkop* driftkop* nablijver* loser valse afgunst* gierig* inhalig gulzig* claim* claimen klef afstandelijk* kil kortaf bits bitse"
    " slap slappe laf laffe watje zwak zwakke geraakt wrok rancun* zuur zure cynis* precies star starre rigide volwassen zelfstandig"
    # what one does in a day
    " spelen speel wisselen wissel schoonmaken leren oefenen werken kiezen zoeken bellen vertellen uitleggen uitleg ophalen inhalen proberen aankleden fietsen wonen samenwonen delen omgaan meedoen"
    " uitnodigen tegenslag* herhaling woord moeilijke_dingen samenwerken afspreken meenemen"
    # learning and working, done badly
    " gymles taalles zwemles muziekles *tijden *spullen *toets *opdrachten *huiswerk *rooster *groep *club *team *feest *feestje poepen verdoen concurre* lastpak internaat zwart_werken afraffel* afraffelen raffel* inzet uitgesteld* laten_liggen laten_slingeren inhaal* deadline* herkans* blok* lokaal gangen kantine leerling* meester juffen juf leraren rooster* stageplek* sollicit*"
    " wegblijven wegblijf afmeld niet_opdagen opdagen komen_opdagen no_show druk_op_mezelf black_out drop_out afhaak* dagdrom* staren suffen suf gapen gaap geeuw*"
    # house and body
    " luieren hangen_op netflix* zap* zappen snaaien snaai snacken snack* tussendoor* ijsjes kapsalon* shoarma mac pizza* pizzas cafeine redbull red_bull suikers ontbijt_overslaan douch* kammen haren_wassen scheren tandenpoets* beugel bril gehoorapparaat"
    " prullenbak wasmand vieze_borden borden_op keuken_achterlaten deur_open deur_dicht deuren_dicht ruimtes volle_prullenbak huisdier* hamster konijn cavia vogels vissen paard paarden manege tuin geluid* dreun* harde_muziek"
    # people together
    " afzeik* neerhal* kleiner_maken klein_maken klein_houden beleer* corriger* standje zuchten zucht rollen_met ogen_rollen langs_elkaar_heen in_de_aanval aanval welles nietes voorgaan inpik afsnoep* gunnen ruilen"
    " konkel* stook intrig* opruien klikken klik verlink pronken pronk bluf* bluffen patsen duur_doen interessant_doen interessant_voordoen druk_om druk_maken opwind"
    " verlegenheid bedeesd* blunder* flater* vreemd_doen raar_doen gek_doen nep neppe faken fake doen_alsof_ik_het_snap vleien liefjes "
    # money, the law, outside
    " incasso* faillis* rente lening* poen poet kraslot* loterij gokkast* wedden skins v_bucks vbucks robux lootbox* in_app schoenen_kopen drip dure_merken webshop* achteraf_betalen op_krediet kopen_op rood_staan"
    " te_hard scheur racen race door_rood zonder_licht scooter fatbike brommer helm belletje_trekken rellen rel overlast_geven agenten bureau_halt proces_verbaal reclasser*"
    # help and the family
    " dossier* diagnose* etiket intake* intakes van_het_kastje overgeplaatst kamertraining* beschermd_wonen begeleid_wonen"
    " omkopen beloon* belonen nee_verkopen pamper overdracht nieuwe_partner vechtscheiding* alimentatie* kinderalimentatie co_ouderschap tussen_ons_in kinderen_inzetten"
    # sleep, light, noise, crowds
    " doorslapen dutje donker nachtlamp* geluid kabaal lampen fel_licht menigte kermis markt winkelcentrum verjaardagen feestdagen kerst visite bezoek plassen"
    # sport, playing
    " kleedkamer keeper goals conditie turnen judo boksen kickboksen hockey tennis basketbal handbal hardlopen fitness sportschool rode_kaart rooie_kaart rood_pakken geel verloren spelletje puzzel* lego knutsel*"
    # money, waiting, papers
    " toeslag* voedselbank schuldhulp* deurwaarder* zakgeld kleedgeld termijn* post ind azc asiel* papieren status advocaat zitting inburger* gemeente loket aanvra* digid nederlands engels arabisch turks pools frans duits"
    # helpers that change
    " jeugdwerker* voogden groepsleiding groepsleider*"
    # tired, the work at home
    " sleutel sleutels aanpassen aanpas aan_te_passen verantwoordelijk* passen bekaf gesloopt gaar energie puf fut bijkomen vuilnis uitlaten dekken klus klussen ramen dweilen vegen wasjes peuter* kleuter* tweeling creche"
    # food that is not liked, waiting
    " brood boterham* beleg wachtkamer appen app nee_te_zeggen ja_te_zeggen onder_het_eten tijdens_het_eten langzaam zeggen tekenen zonder_zin doorbrengen onderhandel* warrig verward neus_in onderhandelingen vriende"
    # moving about
    " diploma misloopt alles_op_het_laatst logopedie meldingen puistjes puist acne krukken stotteren stotter slissen tranen batterij accu scherm_kapot bundel tegoed wifi_wachtwoord update router afstandsbediening speaker sollicitatiegesprek* cv contract loon salaris fooi dienst diensten rooster werkgever kassa magazijn horeca leerbaan bbl bol deadlines scriptie bindend"
    " wasmachine droger was wasgoed sokken lakens wc_bril afval_scheiden planten gras maaien stof dozen behang lekkage buurten bestek bord borden pannen boodschappenlijst* stoel stoelen pasta rijst pizza fruit ontbijten lunchen broodtrommel"
    " schema ouderschapsplan overmaken betalen premie tikkie tikkies spaarpot portemonnee uitgave bonnen kosten"
    " aanvoerder bank_zit spits turnles dansles zwemdiploma zwembad judoles paardrijden pony sponsor"
    " parkiet vis poes poezen puppy mand dierenarts voerbak kippen"
    " halte file files rijlessen ov_kaart"
    " overzicht zelfbeeld gedachten blosje astma eczeem dictee tafels boekverslag bieb gymspullen kluisje rugtas aula concierge leerkracht intern_begeleider ib_er rt steunles groepswerk tweetal*"
    " mascara kapsel parfum pet petje trui maat maten"
    " uitje uitjes gala oudjaar camping strand zwemmen_buiten"
    " bus taxi ov overstap* reizen brug_klas tassen heen_en_terug"
    # what many are afraid of
    " hond honden kat spin spinnen hoogtes lift kapper onweer"
    " stuff things friends crowd* tired at_lunch money foster_home new_kid work room doors overdue"
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
    "regelmatig natuurlijk plotseling ondertussen verschillende duidelijke veranderen terugkomen antwoorden voorbereiden organiseren word badkamer mezelf alleen straat s moeizaam nauwelijks amper zelden pas stroef meestal continu voortdurend aldoor dagelijks wekelijks behalve ondanks doordat zodat voordat totdat tenzij zodra zolang alweer gwn super mega zowat vrijwel zowel helft hoeveel hoezeer zeker zomaar ineens plots"
    " duurt kost valt hangt ligt zitten heet hoort klopt scheelt telt draait loopt geeft gaf deed lag hing ziet nam bracht dacht vond kreeg hield liet riep schreef las koos verloor won belde appte vroegen zeiden gingen kwamen waren hadden moesten mochten konden wilden durf durft durven durfde mis mist gedraag haalt pikken hoopt hopen stelt verandert verliep"
    " degene degenen tweeen drieen beiden ieders allebei mekaars netjes vriendelijk vrolijk sterk sterker zwakker slim slimmer handig soepel actief gezond gezonder fit fitter ontspannen uitgerust dapper moedig"
    " tijdstip periode seizoen moment momenten dagdeel kwart werkdag avondje nachtje zomervakantie zondagavond zaterdagochtend woensdagmiddag september oktober maart april mei juni juli"
    " adressen adres huizen plekken plekje kanten hoeken meters kilometer stukken stapels stapel rondjes rijtje pagina bladzijde blad papier potlood pennen stiften schrift map mappen kaft online_les beurt doel doelen oplossingen gewenst"
    " onthouden afmaken afrond ophangen klaarzetten inpakken uitruimen aangeven inzien toezien openen sluiten starten eindigen binnenkom thuiskom thuiskomen vertrekken vertrek aankomen"
    " veertien zestien achttien dertien twintigste blut nest tweede derde vierde knettergek middernacht puberdochter uitlok kwijtraakt rondkomen rondkom meegaan meega toekom "
    # who, which, how much, when
    "ik je jij u ze we wij jullie me mijn jou jouw zijn ons onze hun hen zich het de een dit dat deze die er hier daar wat wie waar hoe dan als en of maar want dus omdat ook nog al weer wel toch wanneer terwijl"
    " niet niets niks geen nooit niemand nergens ergens iets alles iedereen andere anderen ander elkaar zelf eigen beide zo zoveel zulke heel hele erg echt zon veel weinig genoeg vaak vaker altijd steeds soms elke elk iedere ieder per meer minder meeste allemaal"
    " dag dagen week weken maand maanden jaar jaren keer uur minuten ochtend ochtends morgen morgens middag middags vandaag straks later laat vroeg vroeger eerder nu meteen direct snel sneller lang langer even eens eerst eerste laatste tijd door_de_week ooit door opnieuw beter best da haal pakt oefen dingen onnodig telkens"
    " twee drie vier vijf zes zeven acht negen tien gewoon samen liever graag eindelijk helemaal bijna zonder met van naar in op aan bij voor over uit tegen tot om te tussen na onder tijdens achter langs af mee toe erbij erop eraan erover ervan daarvan daarover ermee daarmee waarmee rond binnen buiten vanaf weg heen terug vast klaar bezig zin"
    " goed goede slecht slechte klein kleine groot grote nieuw nieuwe oud oude behandelt behandelen stomme raar rare fijn fijne leuk leuke anders zelfde dezelfde eeuwig eeuwige hard harder moeilijk moeilijke verkeerd verkeerde belangrijk extra hoog laag gek"
    " alle zoals toen ja nee net uw volgens volgende verder vooral sinds zelfs paar enkele nou beetje daarom daarna duidelijk juist reden vraag punt gevoel gevoelens gewone stuk voldoende hetzelfde opeens vanzelf thema tempo reactie ruimte"
    " maandag dinsdag woensdag donderdag vrijdag zaterdag zondag gisteren januari zomer winter herfst lente twaalf twintig dertig honderd euro half halve dubbel enig enige sommige diverse normale simpele kort korte onszelf jezelf zichzelf mekaar"
    # small words of every day, and what things do
    " oplossen oploss los losse snappen snapt rondlopen neerzetten aanpakken aanpak staat opkomen opbouwen uitzoeken zoekt brengt naartoe voorbij komend komende sowieso enzo ofzo zegmaar joh pff verrassing vol volle chillen stellen mandje best_wel leuker leukste fijner erger ergste soort soorten ding dinges spul"
    " alle_vier noch daarbij hierbij vanavond kwartier seconde weekje dagje maandje uurtje halfuur lunch eindje stukje doordeweeks vertelt boel berg hoop massa rij hoek hoekje zijkant achterin voorin bovenop omhoog omlaag"
    " gehaald geleerd gezegd gegeven gegaan gekomen gelopen gezeten gestaan gewerkt gepraat begonnen gestopt vergat bleef stond zat liep reed ging sprak zei"
    # what anybody does all day
    " wil willen wilt ga gaan gaat kan kunnen kunt mag mogen moet moeten zal zou zullen heb hebben heeft had ben bent is wordt krijg kom komen komt doe doen doet gedaan maak maken maakt zit staan sta blijf blijven blijft laten houd hou houden geef geven zie zien"
    " hoor horen voel voelen voelt weet weten denk denken denkt vind vinden vindt neem nemen zet zetten leg leggen begin beginnen leef lopen loop rijd rijden zeg zegt praat kijk kijken kijkt speelt zoek kies gebruik gebruiken gebruikt werkt hoeft leer helpen helpt"
    " kwam wist zag geweest lijkt blijkt spreken begint betaal verdien verdienen bedenk regel bezoeken bedoel inzetten oefent rust zing zingen dans dansen teken zwemmen voetballen"
    " ruim ruimen poets wassen stap reis wandel wandelen zorg bak bakken kook help zwem aanbieden overzie stilzitten stilzit"
    " avond liggen lig alsof dicht gezet schieten vallen val raken raak missen roepen eten eet belt bel antwoord beneden boven thuis huis gang buren plein water deur"
    " stop stopt stoppen kappen kap ophouden voorkomen vermijden mijden afleren verminderen afbouwen terugdringen verdwijnen kwijt gaan_we kinderen kind zoon zoontje dochter dochtertje puber pubers gezin"
    " ene minste teruggeven kleding bewegen opgroeien opgroei uren stiller zachter rustiger overal allen zn manier plek plaats idee kans lijst maaltijd boek boeken boekje voetbal bal dorp buurt speeltuin clubje taak rol deel kant zijlijn"
    " vertel verteld pakken rusten ren meedoe doorgaan omga probeer bestee aangaan ervaren merken merk wennen woon opzoeken wegrennen"
    " rustig rustige harde dure duur gelukkig blij vrij vrije open warm nat natte mooi mooie mooier lekker lekkere snelle trage zware lichte ver tegelijk vooraf tevoren"
    # English
    " i you it my your our us a an the this that and or but so too very more less not no never nothing dont doesnt wanna wants to be am are do does doing quit cut down avoid go going get getting make have has all any every day always again anymore time at on for with from about when if out up off by often im ive feel feeling being fewer without"
)
"""Words that say nothing about what a goal is about; beside these and what is ordinary, one unknown word is already much."""
