"""Kinds of words that tell whether a goal is ordinary or may be about danger: data only, Dutch and English.

When a sentence says what must not be, doelen.formulering._Schroom looks at these, and asks only about what is plainly ordinary.
Words are in the spelling that tokens have there; `*` stands for any letters, `_` for a space.
"""

from doelen.formulering_en import stammen

ZWAAR = stammen(
    # not being there any more, wounds, weapons
    "dood doodgaan doods sterf* sterven bestaan ademt ademen afscheid begraf* begraven overdosis tot_last"
    " brug balkon rails perron spoorlijn uittrek* gevallen_ben gevallen_was in_de_fik verdrink* hopeloos zinloos voor_altijd niks_meer_voelen niets_meer_voelen ik_weg_ben ik_weg_was ik_er_niet zonder_mij weggeven zelfmoord* wond wonden verwond* litteken* bloed* blauwe_plek* blauwe_oog blauw_oog bont_en_blauw wapen* pistool* mes messen mesje snij* gesneden krassen scheermes* schaar passer mouwen pleister* bonken bonk"
    # being hurt, held, locked in
    " geweld* gewelddadig klap klappen riem stok mep* stomp* schop schopt schoppen"
    " wurg* gewurgd keel slaag sleur* gesleurd smijt* vastpak* vastgrijp* vasthoud* vastgehouden vastgebonden mishandel* opslui* opgesloten opgeslot*"
    " aframmel* vuist* door_elkaar op_mijn_tenen voetstap* muisstil op_slot buiten_staan buiten_slapen kelder schuur touw strop hete kokend* strijkijzer aansteker kooi ketting"
    # somebody's body, sex, pictures
    " seks* sex* naakt* bloot blote uitkle* uitgekleed ondergoed onderbroek bh borst* billen kont piemel kruis aanrakt aanraken aanraakt aangeraakt"
    " betast* streel* strelen aait zoen* kus kussen kust tong schoot massage rits onderlichaam handtastelijk* zwanger* abortus"
    " verkracht* misbruik* webcam hotel* appartement* klanten mannen vreemde_man oude_man oudere_man oudere_mannen foto fotos filmpje filmpjes filmt gluurt gluren begluur* bespied* bekijk*"
    # eating, hunger, not being looked after
    " honger hongerig koelkast eten_thuis eten_in_huis overge* *kots* uitspug* uitgespuugd *braken vinger_in vingers_in calorie* mager weegschaal kilo kilos dik dikker dunner"
    " maaltijd* eetbui* vreetbui* bmi luizen schimmel* beschimmeld ratten zonder_eten duizelig ondervoed* flauw* vermager* uithonger* verwaarloo*"
    # being made to, honour, being used
    " dwing* dwang* gedwongen bedreig* dreig* gedreigd chant* gechanteerd afpers* trouwen uithuwelijk* uitgehuwelijkt verloof* besnij* paspoort schande eer eerwraak verstot* verstoten"
    " bolletjes pinnen_voor wegbrengen vervoeren pakje pakjes pakket* koerier* pinpas bankpas katvanger geldezel stalk* gestalkt achtervolg* opwacht* weten_waar weet_waar vermoord* afmaken wraak"
    " geheim geheime doorstuurt doorsturen naaktfoto* loverboy* groomer* pooier* haat_mezelf mezelf_haten walg* waardeloos nutteloos"
    # English
    " kill* dead to_die blood* knife gun weapon violence wound* scar scars bruise* hit hits hitting beat beats beating slap slaps slapped slapping punch* kick kicks kicked kicking choke* strangle*"
    " sex* rape* naked nude* undress* touch* pregnant lock locks locked basement force* forced threat* blackmail* follow_me stalk* hungry starv* throw_up puke*"
    " fat skinny weight burden exist alive marry pills hurt hurts hurting harming"
)
"""A word that is seldom in an ordinary goal: alone enough to ask nothing."""
LICHT = {
    "angst": stammen(
        "bang bange angst angstig* schrik* schrok tril* paniek eng enge verstop* verstopt kruip* wegkruip* sluip* adem_in tenen oppassen_wat opletten hart_bonst stemming beschermen bescherm verdedigen verdedig redden vindt_me vindt_ons vlucht vluchten weglopen weglop* afraid scared fear* hide hiding"
    ),
    "nacht": stammen(
        "kussen 112 nacht nachts snachts wakker bank_ligt bed_blijft bed bedden omkleed* deken slaap slapen slaapt slaapkamer avonds savonds badkamer douche* douchen pyjama deken matras night bed sleep* shower* bedroom bathroom"
    ),
    "plek": stammen("voordeur achterdeur raam klimmen trap kast zolder bos auto busje garage park tent straat"),
    "drank": stammen(
        "drink* drinkt dronken gedronken drank zuip* zuipen alcohol bier fles flessen pillen drugs coke naald* high stoned drunk drinks"
    ),
    "geheim": stammen(
        "erachter geheimen spelletje spelletjes stiekem beloof* beloven beloofd belofte zwijg* verzwijg* verraad* verklap* niks_zeggen niets_zeggen niet_zeggen niemand_vertellen niet_vertellen aan_niemand niemand_mag niemand_weet niemand_meer_weet niemand_ziet mag_niet_weten secret* tell anyone"
    ),
    "alleen": stammen("alleen oppast bij_hem bij_haar alone near_me near_my with_him"),
    "pijn": stammen(
        "pantoffel slipper lat pijn zeer sla slaan slaat slag raakt duw duwt duwen geduwd knijp* geknepen gooien gooi gooit breekt breken kapotmaakt kapot tik tikken vloer grond trekt trek bijt rammel* sleept gevecht ambulance gips buren gil gilt gillen krijs* ertussen onder_water straffen stout muur ziekenhuis dokter pain"
    ),
    "beeld": stammen(
        "chat* dm* discord insta* telegram account gehackt ontmoet* afspreken cam sturen stuur stuurt verspreid* laat_zien laten_zien foto fotos filmpje filmpjes video videos filmen camera snap snapchat appt appjes berichten berichtjes chat online pics photo photos pictures"
    ),
    "geld": stammen(
        "inbreken bewaren werken_voor afbetalen pinnen uitkijk tas tasje voor_geld geld_geven geld_afgeven klusje klusjes rekening schulden money owe"
    ),
    "lijf": stammen(
        "kleren broek hoofd oor oren benen bovenbenen dijen huid rug haren arm armen bovenarmen polsen nek gezicht hand handen lijf lichaam niet_eten niks_eten niks_eet niets_eet niks_te_eten geen_eten niets_eten eet_niet eet_niks weinig_eten buik spiegel afval* afvallen gewicht mezelf not_eat dont_eat food myself body"
    ),
    "weg": stammen(
        "thuis_houden thuis_houdt huis_uit_mag wegblijft dagen_weg land terugsturen terugstuurt terugkomt logeren weggestopt weggehouden gevangenis locatie controleert controleren wachtwoord familie naar_huis thuis_zijn thuis_komt thuiskomt home"
    ),
    "woede": r"\b(?:losgaat|ontploft|flipt|doordraait|uitbarst)\b|\b(?:boos|kwaad|woest|woedend|agressief|driftig|gek) (?:wordt|is|doet|word)\b|\b(?:wordt|is|doet) (?:\w+ )?(?:boos|kwaad|woest|woedend|agressief|gek)\b",
    "kamer": r"\b(?:papa|vader|stief\w*|oom|opa|neef|broer|hij|man|vriend|leider|begeleider)(?: \w+){0,6} (?:kamer|bank|bed)\b",
    "zorg": stammen(
        "ontbijt avondeten jas winterjas schoenen vies vieze stink* verwarming gas stroom koud kou luier* baby verzorgen verzorg zorgen_voor wc toilet overslaan hap weggooien weegt wegen"
    ),
    "partner": r"\b(?:mijn|me) (?:man|vriend|partner)\b(?! en ik)",
    "hopeloos": stammen(
        "hoe_ik_het springen spring leeg opgeven einde laatste_keer last_voor teveel niemand_mist mist_me nooit_meer_hoeven toekomst stil_in"
    ),
    "wil": stammen("moest laat_me laat_haar laat_hem doen_alsof have_to has_to must made_me make_me makes_me"),
}
"""Words of ordinary goals and of danger both: one beside somebody near is enough to ask nothing, or two of different kinds."""
NAASTE = stammen(
    "papa pap pa vader mama mam ma moeder ouders stief* pleegvader pleegmoeder pleegouders oom tante opa oma neef nicht broer broers hij hem zij ze haar iemand"
    " vriend vriendje vriendin ex man mannen vrouw kerel* gast gasten jongen jongens meisje trainer coach buurman buurvrouw buurjongen"
    " leider groepsleider* imam dominee baby familie kennis oppas gozer* dude* die_lui zijn_vrienden haar_vrienden"
    " dad daddy father mum mom mother stepdad stepfather stepmum stepmom uncle aunt grandpa granddad brother he him she her they them someone somebody"
    " boyfriend girlfriend guy guys parents cousin neighbour"
)
ANDEREN = stammen("zus zussen sister broertje broertjes zusje zusjes leraar meester juf begeleider* baas teacher")
"""Others about whom there is much that is ordinary: it is asked unless something points to danger."""
EIGEN = r"^(?:ik|wij|we) (?:wil|willen|ga|gaan) (?:mijn|me|onze) \w+ (?:niet|nooit)\b"
"""What the writer does to somebody: then the other is not the one who acts."""
LIJDEND = r"\bdat (?!ik\b|we\b|wij\b)(?:\w+ ){1,3}me\b|" + stammen(
    "word worden werd mij krijg krijgen krijgt hoef hoeven moeten_doen meemaken gebeur* overkom* ophoudt aandoe* aandoen zoiets naar_huis thuis_zijn thuis_komen"
    " thuis_wonen thuis_slapen get_hit be_made happen* go_home"
)
"""Somebody to whom something is done, without a word for who does it."""
GEWOON = stammen(
    "ruzie* geruzie discussie* gedoe gezeur zeur* zeuren gezeik zeik* schreeuw* geschreeuw scheld* uitscheld* uitgescholden gescheld lieg* liegen gelogen plaag* plagen pest* gepest getreiter treiter*"
    " klier* klaag* klagen klaagt mopper* bemoei* spullen kloppen rommel* opruim* stress* gestrest druk piek* onzeker* verlegen boos boze boosheid woede* driftig kwaad agressief chagrijn* huil* stelen"
    " vergeet vergeten afspraak afspraken brutaal luister* straf uitlach* uitgelachen lach* roddel* negeer* buitensluit* vergelijk* vergeleken partij kritiek fout fouten commentaar scheid* scheiding"
    " gescheiden jaloers* tafel tv muziek herrie lawaai spanning* sfeer vervel* concentr* afgeleid verhaal aan_mijn_ex normaal vertrouw* rust zorgen last schamen schaam* tekeer* onderbreek* roepen"
    " beslis* beslissen bepaal* bepalen streng* snauw* afsnauw* bezorgd beschermend betuttel* voortrek* voorgetrokken preek* preken verwijt* drammen push* invullen invult regels grapjes koken kookt"
    " boodschappen werk brengen halen vakantie weekend verhuiz* verhuis* oppassen vragen vraagt meekijk* achter_me_aan nadoen nadoet loslaten overnemen overneemt verwen* ziek_gemeld gestuurd"
    " genoemd gestoord gevraagd gewekt gecontroleerd ontslagen onderbroken geduld toon gezeik mening keuze* cadeau* op_tijd plannen vieren verjaardag moe pauze huur deurwaarder politie bazig teleurstel* doorvertel* praten_over over_geld geld afzeg* wandelen sport* bank_hangen op_bed stem praat meteen examen vechten_met afhankelijk zelfstandig aankijk* smakt smakken snurk* zingt winnen verlies* vals wedstrijd team training humeur discrimin* koppig eigenwijs lui haast gehaast uitstel* perfect* faal* zenuw* gezellig groente vlees snoep tanden kamer aardig* liever_zijn tidy vechten_om de_schuld hulp jongens_omgaan te_maken_hebben_met_die uit_huis_geplaatst"
    " uit_elkaar klein_kind gelijk van_slag met_vrienden foute_vrienden mijn_vrienden kattig voor_schut gym vergaderd overleg verveel* gekozen gebeld gemeld overgeslagen aangesproken afgewezen beoordeeld veroordeeld genegeerd onderschat behandeld als_een_kind over_mij_praten betrapt streng oplossen fiets oplader computer laptop tablet ipad xbox playstation internet wifi groepsapp likes kopen uitgeven zoveel_werken boete* baas collega* uitkering formulier* brief brieven taal diploma"
    " instelling gesloten_groep pleeggezin uitslapen opstaan wekker poetsen afwas stofzuig* troep bende huishoud* schoonmaak* hond honden kat duim* bedplas* plas chips cola suiker koffie"
    " frisdrank gok* opschep* stoer vloek* bijnaam gemeen buitengesloten verwend ongeduld* driftbui* woedeaanval* prikkel* overprikkel* paniekaanval* faalangst blozen stotter* twijfel*"
    " eenzaam heimwee somber verdrietig afleiden grof"
    " stuff things rude polite tidy messy lunch team friends swear* grumpy moody lazy tired sorry chores bored nervous cheat* skip* steal* crowd* forget* interrupt* ignore* copy* gossip* fight* argu* drama shout* yell* lie lying lies angry anger mad bully* bullied tease* teasing nag* annoy* stress* worry* shy jealous laugh* cry crying"
)
"""What ordinary goals are about: beside these somebody else may be named, and it is asked."""
ALLEDAAGS = stammen(
    "school* klas lessen les huiswerk cijfer* onvoldoende* toets* een_beurt spreekbeurt presentatie examen* stage mentor rapport spijbel* te_laat geschorst strafwerk game* gamen gegamed fortnite telefoon* mobiel* scherm* tiktok youtube"
    " rook* roken vape* vapen blow* wiet nagels nagelbijt* snoep* energiedrank* energydrank adhd medicijn* medicijnen medicatie scroll* lenen uit_bed opruim* lezen hulpverlening therapie jeugdzorg"
    " school* class* homework exam* grade* late gaming phone* smok* weed vap*"
)
"""School, screens and habits: these outweigh one word of LICHT."""
