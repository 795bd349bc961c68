"""Parts of report sentences and notes in the languages that :mod:`training.findings` puts together.

By letter: o organ with its article where the language has one, f finding, u how an organ looks,
w where or when, c course, a what disturbs, m method or measure, p procedure, k thing or person of
the department, q what is done or asked; n is a number, x a word of the language, y a compound.
"""

GERMAN = {
    "sentences": "<O> ist <u>.|<O> ist nicht <u>.|<O> und <o> sind <u>.|<O> stellt sich <u> dar.|<O> zeigt <f>.|<O> zeigt keine <f>.|<O> <w> <u>.|<O> mit <f> <w>.|Kein Nachweis von <f>.|Keine <f> <w>.|Nachweis einer <f> <w>.|Vergleich mit der <m> erfolgt.|In der <m> keine <f>.|Bei <f> <m> empfohlen.|"
    "Wegen <a> <m> nicht möglich.|<K> bitte <q>.|Bitte <k> <q>.|<K> wurde <q>.|<K> nicht <q>.|<K> <q>, <k> <q>.|Der <y> ist <u>.|Die <y> wurde <q>.|Das <y> muss <q> werden.|<Y> <w> <u>.|<Y> und <y> <u>.|Keine <y>.|<Y> <q>.|<X> <x> <y> <x> <x>.|<Y> <x> <x> <x> <y>.|Die <y> <x> <x> <x>.|Der <y> <x> <y> <x>.|Das <y> <x> <x>.|Mit <y> und <y> <x>.|"
    "<X> die <y> <x> der <y>.|Zum <y> <x> <q>.|Im <y> <x> <x>.|<P> vor <n> Jahren, <o> <u>.|Nach <p> <u>.|Bei Zustand nach <p> kein <f>.|Untersuchung <w> <q>.|Gute <y>.|Unter <y> <x> <x>.",
    "o": "die Leber|das Herz|der Herzschatten|die Milz|das Pankreas|die Gallenblase|die Niere|die rechte Niere|die linke Niere|die Harnblase|die Schilddrüse|die Lunge|das Zwerchfell|das Mediastinum|die Aorta|der Magen|der Kopf|der Hals|der Darm|das Becken|der Oberschenkel|das Kniegelenk|das Sprunggelenk|die Wirbelsäule|der Wirbelkörper|das Schultergelenk|die Rotatorenmanschette|"
    "die Achillessehne|die Gebärmutter|der Eierstock|die Prostata|der Hoden|die Brust|die Brustdrüse|das Gehirn|der Ventrikel|der linke Ventrikel|die Mitralklappe|das Perikard|die Netzhaut|die Hornhaut|die Linse|der Sehnerv|das Auge|der Plexus|der Gallengang|die Pfortader|die Halsschlagader|die Vene|die Arterie|der Lymphknoten|der Knochen|der Knorpel|der Meniskus|die Schleimhaut|der Zahn|der Kiefer",
    "f": "Pleuraerguss|Pleuraergüssen|Aszites|Konkrementen|Verkalkungen|Frakturzeichen|Stauung|Raumforderung|Raumforderungen|Thrombus|Stauungszeichen|Infiltrate|Rundherd|Herdbefund|Aufhellung|Weichteilschwellung|Gelenkerguss|Knochenmarködem|Bandscheibenvorfall|Spinalkanalstenose|Wandverdickung|Wandbewegungsstörung|Klappeninsuffizienz|Hirndruckzeichen|Blutungszeichen|Lymphknotenvergrößerung|Zyste|Zysten|Polyp|Polypen|Entzündung|freie Flüssigkeit|freie Luft",
    "u": "normal groß|normal groß und homogen|nicht vergrößert|vergrößert|unauffällig|regelrecht|glatt begrenzt|mittelständig|nicht verbreitert|zartwandig|beidseits orthotop gelegen|gut beurteilbar|nur teilweise einsehbar|teilweise überlagert|beidseits belüftet|altersentsprechend|erhalten|verschmälert|eingeschränkt|stark eingeschränkt|frei durchgängig|regelrecht perfundiert|deutlich verplumpt|reizlos|nicht abgrenzbar|im Normbereich|gut erkennbar|leicht verdickt",
    "w": "rechts|links|beidseits|im Verlauf|im Oberlappen|in Ruhe|unter Belastung|im Liegen|im Stehen|in beiden Ebenen|nach Kontrastmittelgabe|zum Vorbefund|im Seitenvergleich|heute|erneut",
    "a": "Unruhe|Atmung|Darmgasüberlagerung|Metallartefakten|Adipositas|Schmerzen|Platzangst|Bewegungsartefakten",
    "m": "Voruntersuchung|Voraufnahme|Verlaufskontrolle|Nativdiagnostik|Computertomographie|Kernspintomographie|Röntgenaufnahme|Ultraschalluntersuchung|Endoskopie|Magenspiegelung|Darmspiegelung|Durchleuchtung|Knochendichtemessung|Mammographie|Funktionsaufnahme|Gefäßdarstellung",
    "n": "2|5|10|20",
    "p": "Gelenkersatz|Bypassoperation|Gallenblasenentfernung|Herzkatheter|Schrittmacherimplantation|Hüftoperation|Bandscheibenoperation|Kaiserschnitt",
    "k": "Befund|Rückfragen|Aufnahme|Anmeldung|Kontrastmittel|Untersuchung|Überweisung|Einwilligung|Schallkopf|Gerät|Speicherplatz|Drucker|Lagerung|Aufklärung|Bildqualität|Begleitperson|Schmuck|Zahnersatz|Hausarzt|Oberarzt|Zuweiser|Patient|Patientin|Station|Aufwachraum|Ambulanz|Voraufnahmen|Bildarchiv|Seitenzeichen|Messung|Strahlenschutz|Bleischürze|Termin",
    "q": "telefonisch übermittelt|an die Anmeldung|abgebrochen|gut vertragen|nüchtern erscheinen|reinigen|neu gestartet|erforderlich|fast erschöpft|angefertigt|nachreichen|entfernen|abgelehnt|unterschrieben|wiederholen|informiert|verständigt|geprüft|archiviert|freigegeben|auf Station gebracht|nicht erreichbar|vereinbart|empfohlen|durchgeführt|erfolgt|möglich|vorhanden",
}
FRENCH = {
    "sentences": "<O> est <u>.|<O> est de <u>.|<O> et <o> sont <u>.|<O> <u>.|<O> ne présente pas de <f>.|Pas de <f> <w>.|Absence de <f>.|Présence d'une <f> <w>.|Bonne <y>.|Examen limité par <a>.|Comparaison avec <m>.|<K> <q>.|Veuillez <q> <k>.|Merci de <q> <k>.|<K> à <q> avant <m>.|Ne pas <q> <k>.|<K> non <q>.|Contrôle par <m> souhaitable <w>.|"
    "Reprise de <m> <w>.|Après <p>, <o> <u>.|<X> <x> <x> <x>.|<X> de <x> et de <x> <x>.|Le <x> <x> <x> la <x>.|La <x> <x> <x> <x>.|Les <x> <x> <x>.|Il n'existe pas de <f>.|On observe <f> <w>.|Grossesse évolutive, <u>.|Activité cardiaque présente.|<K> et <k> <q>.",
    "o": "le foie|la rate|le rein droit|le rein gauche|les reins|la vésicule|la vessie|le pancréas|la thyroïde|le cœur|la silhouette cardiaque|le médiastin|les poumons|la plèvre|le diaphragme|l'aorte|l'estomac|le côlon|l'utérus|l'ovaire|la prostate|le sein|le genou|la hanche|l'épaule|le rachis|le canal|la rétine|la cornée|le cristallin|la papille|le ventricule gauche|la valve mitrale|le péricarde|le cerveau|les coupoles|les voies biliaires|le placenta|le col",
    "f": "dilatation des voies biliaires|épanchement pleural|épanchement|lithiase|lésion focale|foyer|fracture|nodule suspect|adénopathie|thrombose|calcification|sténose|pneumothorax|masse|kyste|polype|signe de gravité|hémorragie|anomalie",
    "u": "taille normale|taille normale et homogène|de taille et de morphologie normales|alithiasique à paroi fine|homogène|sans particularité|libre|bien visible|non vu|dans les limites de la normale|augmenté de volume|perméable|conservé|inchangé|antérieur non praevia|régulier|symétriques|discrètement épaissi",
    "w": "ce jour|à droite|à gauche|dans six mois|après injection|en charge|au repos|en expiration|de face et de profil|par rapport au précédent",
    "a": "les gaz digestifs|les mouvements|la dyspnée|le morphotype|un artefact métallique|la douleur",
    "m": "l'examen précédent|l'échographie|le scanner|la radiographie|la mammographie|la coloscopie|la biopsie|l'injection|la sauvegarde|l'acquisition",
    "p": "cholécystectomie|pose de stent|prothèse de hanche|pontage|césarienne|résection",
    "k": "le produit de contraste|le résultat|le cliché|la sonde|la connexion|l'imprimante|le médecin traitant|les bijoux|le consentement|la série|le disque|l'enregistrement|le patient|la patiente|l'accompagnant|le brancardier|la batterie|les images|le compte rendu|la salle",
    "q": "patienter pendant|vérifier|transmis|bien toléré|réalisé au lit|débrancher|retirer|signer|archiver|nettoyer|envoyer|refaire|prévenir|enregistrer|refusé|programmé|terminé|annulé|remplacer|éteindre|reconnecter",
}
SPANISH = {
    "sentences": "<O> de <u>.|<O> <u>.|<O> y <o> <u>.|No se observa <f> <w>.|No hay <f>.|Sin <f>.|Se aprecia <f> <w>.|Estudio limitado por <a>.|Se recomienda <m> <w>.|<K> <q>.|<Q> <k> antes de <m>.|Espere mientras se <q> <k>.|Comparado con <m> sin <f>.|Después de <p>, <o> <u>.|<X> <x> <x> <x>.|El <x> <x> de la <x>.|La <x> <x> <x> <x>.|Los <x> <x> no <x>.|<X> de <x> <x>.|Favor de <q> <k>.|No <q> <k>.",
    "o": "hígado|el hígado|vesícula biliar|la vesícula|bazo|el bazo|riñones|el riñón derecho|páncreas|vejiga|la vejiga|tiroides|corazón|el corazón|la silueta cardíaca|mediastino|los pulmones|el diafragma|la aorta|útero|ovario derecho|próstata|mama izquierda|rodilla|cadera|hombro|columna lumbar|retina|córnea|cristalino|ventrículo izquierdo|la válvula mitral|placenta|vía biliar|hueso",
    "f": "líquido libre|adenopatías patológicas|derrame pleural|lesiones focales|litiasis|fractura|trombosis|masa|nódulo|quiste|calcificaciones|estenosis|dilatación|hernia|edema|hemorragia|derrame pleural derecho de pequeña cuantía",
    "u": "tamaño normal sin lesiones focales|tamaño y ecogenicidad normales|alitiásica de paredes finas|homogéneo|no valorable|normal|sin alteraciones|aumentado de tamaño|de contornos regulares|permeable|conservada|dentro de límites normales|anterior alta|sin cambios|discretamente engrosada",
    "w": "en tres meses|actualmente|a la derecha|a la izquierda|en reposo|tras contraste|respecto al previo|en decúbito|de pie",
    "a": "gas intestinal|movimiento|hábito corporal|dolor|artefacto|mala colaboración",
    "m": "el estudio previo|ecografía|tomografía|resonancia|control|biopsia|mamografía|colonoscopia|salir|apagar|la adquisición",
    "p": "colecistectomía|cesárea|prótesis de cadera|marcapasos|resección",
    "k": "el contraste|las imágenes|el estudio|la sonda|el informe|la impresora|el médico tratante|el consentimiento|el paciente|la paciente|el familiar|la batería|el equipo|la sala|el disco|el gel|la camilla",
    "q": "procesa|guarde|bien tolerado|espere|limpie|retire|repita|firme|archive|desconectado|enviado|avisar|revisar|cancelado|terminado|apague|verifique|rechazado",
}
ITALIAN = {
    "sentences": "<O> di <u>.|<O> <u>.|<O> e <o> <u>.|Non si osservano <f> <w>.|Non <f>.|Assenza di <f>.|Si segnala <f> <w>.|Esame condizionato da <a>.|Si consiglia <m>.|<K> <q>.|Attendere prego, <k> in corso.|<Q> <k> prima di <m>.|Buon esito di <m>.|Rispetto a <m> <f> invariata.|Dopo <p>, <o> <u>.|<X> <x> <x> <x>.|Il <x> <x> della <x>.|La <x> <x> <x>.|Le <x> <x> non <x>.|<X> di <x> <x>.|Non <q> <k>.",
    "o": "fegato|il fegato|colecisti|la colecisti|milza|la milza|reni|il rene destro|pancreas|vescica|tiroide|cuore|il cuore|l'ombra cardiaca|mediastino|polmoni|il diaframma|aorta|utero|ovaio|prostata|mammella|ginocchio|anca|spalla|colonna|retina|cornea|cristallino|ventricolo sinistro|la valvola mitrale|placenta|vie biliari|osso",
    "f": "lesioni focali|versamento|versamento pleurico|calcoli|frattura|noduli|linfonodi|trombosi|calcificazioni|stenosi|dilatazione|ernia|edema|massa|cisti|polipi|emorragia",
    "u": "dimensioni regolari, ecostruttura omogenea|distesa, alitiasica|nei limiti della norma|in sede, di dimensioni normali|regolare|omogenea|non valutabile|pervia|aumentato di volume|conservata|invariato|normali|ispessita",
    "w": "a destra|a sinistra|in ortostatismo|dopo contrasto|rispetto al precedente|a riposo|tra sei mesi|bilateralmente",
    "a": "meteorismo|movimento|dolore|artefatti|scarsa collaborazione",
    "m": "controllo ecografico|la procedura|la biopsia|l'esame precedente|mammografia|colonscopia|l'acquisizione|uscire|spegnere",
    "p": "colecistectomia|taglio cesareo|protesi d'anca|resezione|bypass",
    "k": "salvataggio|il mezzo di contrasto|le immagini|la sonda|il referto|la stampante|il medico curante|il consenso|il paziente|la paziente|la batteria|il gel|il lettino|la sala|il disco",
    "q": "ben tollerato|salvare|pulire|rimuovere|ripetere|firmare|archiviato|scollegata|inviato|avvisare|verificare|annullato|terminato|rifiutato|attendere",
}
PORTUGUESE = {
    "sentences": "<O> de <u>.|<O> <u>.|<O> e <o> <u>.|Não há <f>.|Não há sinais de <f> <w>.|Ausência de <f>.|Observa-se <f> <w>.|Exame limitado por <a>.|Sugere-se <m>.|<K> <q>.|Aguarde <k>.|<Q> <k> antes de <m>.|Exame realizado com <k>.|Comparado ao <m>, sem <f>.|Após <p>, <o> <u>.|<X> <x> <x> <x>.|O <x> <x> da <x>.|A <x> <x> <x>.|Os <x> não <x>.|<X> de <x> <x>.",
    "o": "fígado|o fígado|vesícula biliar|baço|o baço|rins|rim direito|pâncreas|bexiga|tireoide|coração|a área cardíaca|mediastino|pulmões|o diafragma|aorta|útero|ovário esquerdo|próstata|mama direita|joelho|quadril|ombro|coluna|retina|córnea|cristalino|ventrículo esquerdo|valva mitral|placenta|vias biliares",
    "f": "líquido livre|derrame pleural|lesões focais|cálculos|fratura|nódulos|linfonodomegalias|trombose|calcificações|estenose|dilatação|hérnia|massa|cisto|hemorragia",
    "u": "dimensões normais e contornos regulares|dimensões normais|normodistendida sem cálculos|tópicos, de dimensões normais|homogêneo, sem alterações|sem alterações|de aspecto habitual|não visualizado|preservada|aumentado|pérvia|inalterado|espessada",
    "w": "à direita|à esquerda|no momento|após contraste|em relação ao anterior|em repouso|em seis meses",
    "a": "gases intestinais|movimento|biotipo|dor|artefatos",
    "m": "exame anterior|ultrassonografia|tomografia|ressonância|controle|biópsia|mamografia|colonoscopia|sair|desligar",
    "p": "colecistectomia|cesariana|prótese de quadril|ressecção|marcapasso",
    "k": "o término da aquisição|contraste venoso|o contraste|as imagens|o laudo|a impressora|o médico assistente|o consentimento|o paciente|a paciente|a bateria|o equipamento|a sala|o acompanhante",
    "q": "bem tolerado|salvar|limpe|retire|repetir|assinar|arquivado|desconectada|enviado|avisar|verifique|cancelado|finalizado|recusado",
}
DUTCH = {
    "sentences": "<O> is <u>.|<O> <u>.|<O> van <u>.|<O> en <o> <u>.|Geen <f> <w>.|Geen aanwijzingen voor <f>.|Beeld van <f> <w>.|Onderzoek beperkt door <a>.|Vergelijking met <m>.|Bij <f> advies <m>.|<K> <q>.|<Q> <k> voordat u <m>.|Graag <k> <q>.|<K> niet <q>.|Na <p>, <o> <u>.|<X> <x> <x> <x>.|De <x> <x> <x>.|Het <y> is <u>.|De <y> <q>.|<Y> <x> <x>.|Er is geen <f>.",
    "o": "de lever|lever|galblaas|de milt|milt|beide nieren|de rechter nier|alvleesklier|de blaas|schildklier|het hart|de hartschaduw|het mediastinum|longen|het diafragma|de aorta|baarmoeder|eierstok|prostaat|de borst|de knie|de heup|de schouder|wervelkolom|netvlies|hoornvlies|de lens|linker ventrikel|mitralisklep|placenta|galwegen",
    "f": "vrij vocht in de buik|vrij vocht|pleuravocht|focale letsels|stenen|fractuur|vergrote klieren|trombose|verkalkingen|stenose|verwijding|hernia|massa|cyste|bloeding",
    "u": "normale grootte|normaal van aspect|niet vergroot|zonder stenen|homogeen|niet te beoordelen|slank|scherp begrensd|doorgankelijk|ongewijzigd|normaal|verdikt|deels afgebeeld",
    "w": "rechts|links|beiderzijds|na contrast|in rust|over zes maanden|ten opzichte van eerder",
    "a": "darmgas|beweging|pijn|metaal|onrust",
    "m": "vorig onderzoek|eerdere opname|echografie|controle|afsluit|biopsie|mammografie|scopie",
    "p": "galblaasoperatie|keizersnede|heupprothese|bypass",
    "k": "beeld|contrastmiddel|het verslag|de printer|huisarts|toestemming|de patiënt|de sonde|de batterij|sieraden|de kamer|opname|begeleider|kabel",
    "q": "opslaan|goed verdragen|reinigen|verwijderen|herhalen|ondertekenen|verzonden|losgekoppeld|controleren|geannuleerd|afgerond|geweigerd|bellen|meebrengen",
}
SWEDISH = {
    "sentences": "<O> är <u>.|<O> har <u>.|<O> <u>.|<O> och <o> <u>.|Ingen <f> <w>.|Ingen <f> ses.|Inga tecken till <f>.|Undersökningen begränsad av <a>.|Jämförelse med <m>.|<K> <q>.|<Q> <k>.|<K> ej <q>.|Efter <p> <u>.|<Y> är <u>.|<Y> <q>.|<X> <x> <x> <x>.|<X> <y> <x>.",
    "o": "levern|gallblåsan|mjälten|njurarna|höger njure|bukspottkörteln|urinblåsan|sköldkörteln|hjärtat|hjärtskuggan|lungorna|diafragma|aorta|livmodern|äggstocken|prostatan|bröstet|knäleden|höften|axeln|ryggraden|näthinnan|hornhinnan|linsen|vänster kammare|mitralisklaffen|moderkakan|skelettet",
    "f": "fri vätska|pleuravätska|fokala förändringar|konkrement|fraktur|förstorade körtlar|trombos|förkalkning|stenos|vidgning|cysta|blödning|utgjutning",
    "u": "normal storlek och ekogenicitet|stenfri|lika stora|inte förstorat|normalstora|utan anmärkning|väl avgränsad|ej bedömbar|oförändrad|öppetstående|förtjockad|normal",
    "w": "på höger sida|på vänster sida|bilateralt|i vila|efter kontrast|jämfört med tidigare",
    "a": "tarmgas|rörelse|smärta|metall|oro",
    "m": "föregående undersökning|tidigare bilder|ultraljud|datortomografi|kontroll",
    "p": "gallblåseoperation|kejsarsnitt|höftprotes",
    "k": "kontrastmedel|bilden|svaret|skrivaren|remittenten|patienten|proben|batteriet|smycken|rummet|anhörig|kabeln",
    "q": "spara|väl tolererat|rengör|ta bort|upprepas|signeras|skickad|frånkopplad|kontrollera|avbruten|avslutad|ring|informerad",
}
DANISH = {
    "sentences": "<O> er <u>.|<O> <u>.|<O> og <o> er <u>.|Ingen <f> <w>.|Ingen tegn til <f>.|Intet tegn på <f>.|Undersøkelsen begrenset av <a>.|Undersøgelsen begrænset af <a>.|Sammenlignet med <m>.|<K> <q>.|<Q> <k>.|<K> ikke <q>.|Etter <p> <u>.|<Y> er <u>.|<X> <x> <x> <x>.|<X> <y> <x>.|Der ses <f> <w>.|Det er <f> <w>.",
    "o": "leveren|galdeblæren|galleblæren|milten|nyrene|nyrerne|højre nyre|bugspytkirtlen|bukspyttkjertelen|blæren|skjoldbruskkirtlen|skjoldbruskkjertelen|hjertet|hjerteskyggen|lungerne|lungene|aorta|livmoderen|prostata|brystet|knæet|kneet|hoften|skulderen|rygsøjlen|nethinden|hornhinnen|venstre ventrikel|mitralklaffen|moderkagen|morkaken",
    "f": "pleuravæske|fri væske|fokale forandringer|sten|fraktur|brudd|forstørrede lymfeknuder|trombose|forkalkning|stenose|udvidelse|cyste|blødning",
    "u": "normal i størrelse|uden sten|uten stein|af normal størrelse|av normal størrelse|ikke forstørret|upåfaldende|velafgrænset|ikke vurderbar|uændret|uendret|fortykket|normale",
    "w": "på højre side|på høyre side|på venstre side|bilateralt|i hvile|efter kontrast|etter kontrast",
    "a": "tarmluft|bevægelse|bevegelse|smerter|metal",
    "m": "tidligere undersøgelse|forrige undersøkelse|ultralyd|kontrol|kontroll",
    "p": "kejsersnit|keisersnitt|hofteprotese|bypass",
    "k": "kontrast|billedet|bildet|svaret|printeren|henvisende læge|patienten|pasienten|proben|batteriet|smykker|rummet|pårørende",
    "q": "gem|lagre|godt tålt|rengør|fjern|gentages|gjentas|sendt|frakoblet|kontroller|afbrudt|avbrutt|afsluttet|informeret",
}
FINNISH = {
    "sentences": "<O> on <u>.|<O> <u>.|<O> ja <o> <u>.|Ei <f> <w>.|Ei todeta <f>.|Todetaan <f> <w>.|Tutkimusta rajoittaa <a>.|Verrattu <m>.|<K> <q>.|<Q> <k>.|<K> ei <q>.|<Y> on <u>.|<Y> <q>.|<X> <x> <x> <x>.|<X> <y> <x>.",
    "o": "maksa|sappirakko|perna|munuaiset|oikea munuainen|haima|virtsarakko|kilpirauhanen|sydän|sydänvarjo|keuhkot|pallea|aortta|kohtu|munasarja|eturauhanen|rinta|polvi|lonkka|olkapää|selkäranka|verkkokalvo|sarveiskalvo|mykiö|vasen kammio|mitraaliläppä|istukka",
    "f": "vapaata nestettä|pleuranestettä|pesäkemuutoksia|kiviä|murtumaa|suurentuneita imusolmukkeita|trombia|kalkkeumia|ahtaumaa|kysta|vuotoa",
    "u": "normaalin kokoinen|kivetön|symmetriset|siisti|ei suurentunut|tarkkarajainen|huonosti nähtävissä|ennallaan|avoin|paksuuntunut|tasarakenteinen",
    "w": "oikealla|vasemmalla|molemmin puolin|levossa|varjoaineen jälkeen|nyt",
    "a": "suolikaasu|liike|kipu|metalli",
    "m": "aiempaan tutkimukseen|edelliseen kuvaan|ultraääneen",
    "k": "varjoaine|kuva|lausunto|tulostin|lähettävä lääkäri|potilas|anturi|akku|korut|huone|omainen",
    "q": "tallenna|hyvin siedetty|puhdista|poista|toista|lähetetty|irrotettu|tarkista|keskeytetty|valmis|ilmoitettu",
}
POLISH = {
    "sentences": "<O> <u>.|<O> jest <u>.|<O> i <o> <u>.|Bez <f> <w>.|Nie stwierdza się <f>.|Widoczne <f> <w>.|Badanie utrudnione z powodu <a>.|W porównaniu z <m>.|<K> <q>.|Proszę <q> <k>.|<K> nie <q>.|Stan po <p>, <o> <u>.|<X> <x> <x> <x>.|<X> <x> i <x>.",
    "o": "wątroba|pęcherzyk żółciowy|śledziona|nerki|nerka prawa|trzustka|pęcherz moczowy|tarczyca|serce|sylwetka serca|śródpiersie|płuca|przepona|aorta|macica|jajnik lewy|prostata|pierś|kolano|biodro|bark|kręgosłup|siatkówka|rogówka|soczewka|lewa komora|zastawka mitralna|łożysko|drogi żółciowe",
    "f": "wolnego płynu|płynu w opłucnej|zmian ogniskowych|złogów|złamania|powiększonych węzłów|zakrzepicy|zwapnień|zwężenia|poszerzenia|torbieli|krwawienia|przepukliny",
    "u": "niepowiększona, jednorodna|niepowiększona|bez złogów|prawidłowej wielkości|prawidłowa|niewidoczna|o równych zarysach|drożna|bez zmian|pogrubiała|częściowo przesłonięta",
    "w": "po stronie prawej|po stronie lewej|obustronnie|w spoczynku|po kontraście|obecnie",
    "a": "gazów jelitowych|ruchów pacjenta|bólu|artefaktów",
    "m": "poprzednim badaniem|badaniem wcześniejszym|tomografią",
    "p": "cholecystektomii|cięciu cesarskim|endoprotezie biodra|resekcji",
    "k": "środek kontrastowy|obraz|opis|drukarka|lekarz kierujący|pacjent|pacjentka|głowica|bateria|biżuteria|pokój|zgoda|kabel",
    "q": "zapisać|dobrze tolerowany|wyczyścić|usunąć|powtórzyć|podpisać|wysłany|odłączona|sprawdzić|przerwane|zakończone|powiadomić|poczekać",
}
CZECH = {
    "sentences": "<O> <u>.|<O> je <u>.|<O> a <o> <u>.|Bez <f> <w>.|Bez známek <f>.|Patrné <f> <w>.|Vyšetření omezeno pro <a>.|Ve srovnání s <m>.|<K> <q>.|Prosím <q> <k>.|<K> <q>, <k> <q>.|Stav po <p>, <o> <u>.|<X> <x> <x> <x>.|<X> <x> a <x>.",
    "o": "játra|žlučník|slezina|ledviny|pravá ledvina|slinivka|pankreas|močový měchýř|štítná žláza|srdce|srdeční stín|mediastinum|plíce|bránice|aorta|děloha|vaječník|prostata|prs|koleno|kyčel|rameno|páteř|sítnice|rohovka|čočka|levá komora|mitrální chlopeň|placenta|žlučové cesty|obličky|pečeň|pľúca|slezina a ledviny",
    "f": "volné tekutiny|fluidothoraxu|ložiskových změn|konkrementů|zlomeniny|zvětšených uzlin|trombózy|kalcifikací|stenózy|dilatace|cysty|krvácení|kýly",
    "u": "nezvětšena, homogenní|nezvětšená|bez konkrementů|obvyklé velikosti|přiměřené velikosti|bez patologického nálezu|nepřehledný|hladkých kontur|průchodná|beze změn|zesílená|částečně překryta",
    "w": "vpravo|vlevo|oboustranně|v klidu|po kontrastu|nyní",
    "a": "plynatost|neklid|bolest|artefakty",
    "m": "minulým vyšetřením|předchozím nálezem|ultrazvukem",
    "p": "cholecystektomii|císařském řezu|náhradě kyčle|resekci",
    "k": "kontrastní látka|snímek|nález|tiskárna|odesílající lékař|pacient|pacientka|sonda|baterie|šperky|místnost|souhlas|kabel",
    "q": "uložit|dobře snášena|vyčistit|odložit|opakovat|podepsat|odeslán|odpojena|zkontrolovat|přerušeno|ukončeno|informován|počkejte",
}
TURKISH = {
    "sentences": "<O> <u>.|<O> ve <o> <u>.|<O> normaldir.|<F> izlenmedi.|<F> saptanmadı.|<W> <f> izlendi.|<A> nedeniyle inceleme sınırlıdır.|<M> ile karşılaştırıldı.|<K> <q>.|Lütfen <k> <q>.|<K> henüz <q>.|<X> <x> <x> <x>.|<X> ve <x> <x>.",
    "o": "karaciğer boyutu|safra kesesi|dalak|böbrekler|sağ böbrek|pankreas|mesane|tiroid bezi|kalp|kalp gölgesi|mediasten|akciğerler|diyafram|aort|rahim|sol over|prostat|meme|diz|kalça|omuz|omurga|retina|kornea|lens|sol ventrikül|mitral kapak|plasenta|safra yolları",
    "f": "serbest sıvı|taş|plevral sıvı|kitle|fokal lezyon|kırık|büyümüş lenf nodu|tromboz|kalsifikasyon|darlık|genişleme|kist|kanama|safra kesesinde taş",
    "u": "normal boyuttadır|büyümemiş|normal sınırlardadır|homojendir|değerlendirilemedi|düzgün konturludur|açıktır|değişmemiş|kalınlaşmış|olağandır|izlenmektedir",
    "w": "sağda|solda|iki taraflı|istirahatte|kontrast sonrası|bugün",
    "a": "bağırsak gazı|hareket|ağrı|metal artefaktı",
    "m": "önceki inceleme|eski tetkik|ultrason",
    "k": "kontrast madde|görüntü|rapor|yazıcı|isteyen hekim|hasta|prob|batarya|takılar|oda|onam|kablo",
    "q": "kaydedin|iyi tolere edildi|temizleyin|çıkarın|tekrarlayın|imzalayın|gönderildi|bağlı değil|kontrol edin|iptal edildi|tamamlandı|bilgilendirildi|bekleyin",
}
INDONESIAN = {
    "sentences": "<O> <u>.|<O> dan <o> <u>.|Tidak tampak <f> <w>.|Tidak terlihat <f>.|Tampak <f> <w>.|Pemeriksaan terbatas karena <a>.|Dibandingkan dengan <m>.|<K> <q>.|Mohon <q> <k>.|<K> belum <q>.|Pasca <p>, <o> <u>.|<X> <x> <x> <x>.|<X> yang <x> <x>.",
    "o": "hepar|hati|kandung empedu|limpa|lien|ginjal kanan dan kiri|ginjal kanan|pankreas|kandung kemih|tiroid|jantung|bayangan jantung|mediastinum|paru|paru-paru|diafragma|aorta|rahim|uterus|ovarium kiri|prostat|payudara|lutut|panggul|bahu|tulang belakang|retina|kornea|lensa|ventrikel kiri|katup mitral|plasenta|saluran empedu|hempedu|buah pinggang",
    "f": "cairan bebas|batu|nodul|efusi pleura|lesi fokal|fraktur|pembesaran kelenjar|trombosis|kalsifikasi|penyempitan|pelebaran|kista|perdarahan|massa",
    "u": "ukuran normal|normal|tidak membesar|dalam batas normal|homogen|sulit dinilai|berbatas tegas|paten|tidak berubah|menebal|tak tampak kelainan",
    "w": "kanan|kiri|bilateral|saat istirahat|setelah kontras|saat ini",
    "a": "gas usus|gerakan|nyeri|artefak logam",
    "m": "pemeriksaan sebelumnya|foto lama|ultrasonografi",
    "p": "operasi sesar|kolesistektomi|pemasangan alat",
    "k": "kontras|gambar|hasil|printer|dokter pengirim|pasien|probe|baterai|perhiasan|ruangan|persetujuan|kabel|keluarga",
    "q": "simpan|ditoleransi baik|bersihkan|lepaskan|ulangi|tanda tangan|terkirim|terputus|periksa|dibatalkan|selesai|diberi tahu|tunggu",
}
VIETNAMESE = {
    "sentences": "<O> <u>.|<O> và <o> <u>.|Không thấy <f> <w>.|Không có <f>.|Có <f> <w>.|Hạn chế khảo sát do <a>.|So sánh với <m>.|<K> <q>.|Vui lòng <q> <k>.|<K> chưa <q>.|<O> không to, nhu mô đều.|<O> bình thường, <o> không <f>.|<X> <x> <x> <x>.",
    "o": "gan|túi mật|lách|thận phải|thận trái|tụy|bàng quang|tuyến giáp|tim|bóng tim|trung thất|phổi|cơ hoành|động mạch chủ|tử cung|buồng trứng|tiền liệt tuyến|vú|khớp gối|khớp háng|vai|cột sống|võng mạc|giác mạc|thất trái|van hai lá|nhau|đường mật",
    "f": "dịch ổ bụng|sỏi|dịch màng phổi|tổn thương khu trú|gãy xương|hạch to|huyết khối|vôi hóa|hẹp|giãn|nang|xuất huyết|khối u",
    "u": "không to|bình thường|kích thước bình thường|không có sỏi|đồng nhất|bờ đều|khó đánh giá|thông tốt|không thay đổi|dày nhẹ|nhu mô đều|trong giới hạn bình thường",
    "w": "bên phải|bên trái|hai bên|lúc nghỉ|sau tiêm thuốc|hiện tại",
    "a": "hơi ruột|cử động|đau|nhiễu kim loại",
    "m": "phim cũ|lần trước|siêu âm",
    "k": "thuốc cản quang|hình ảnh|kết quả|máy in|bác sĩ chỉ định|bệnh nhân|đầu dò|pin|trang sức|phòng|người nhà",
    "q": "lưu|dung nạp tốt|làm sạch|tháo|chụp lại|ký|đã gửi|mất kết nối|kiểm tra|đã hủy|hoàn tất|chờ",
}
ROMANIAN = {
    "sentences": "<O> <u>.|<O> este <u>.|<O> și <o> <u>.|Fără <f> <w>.|Nu se evidențiază <f>.|Se observă <f> <w>.|Examinare limitată de <a>.|Comparativ cu <m>.|<K> <q>.|Vă rugăm <q> <k>.|<K> nu <q>.|După <p>, <o> <u>.|<X> <x> <x> <x>.",
    "o": "ficat|ficatul|colecist|colecistul|splina|rinichi|rinichiul drept|pancreas|vezica urinară|tiroida|inima|cordul|mediastin|plămânii|diafragma|aorta|uter|ovarul stâng|prostata|sânul|genunchiul|șoldul|umărul|coloana|retina|corneea|cristalinul|ventriculul stâng|valva mitrală|placenta|căile biliare",
    "f": "lichid liber|lichid liber intraperitoneal|calculi|revărsat pleural|leziuni focale|fractură|adenopatii|tromboză|calcificări|stenoză|dilatare|chist|hemoragie|modificări",
    "u": "de dimensiuni normale, omogen|de dimensiuni normale|fără calculi|nemodificat|în limite normale|omogenă|greu vizibil|cu contur regulat|permeabilă|neschimbat|îngroșată",
    "w": "pe dreapta|pe stânga|bilateral|în repaus|după contrast|în prezent",
    "a": "gaze intestinale|mișcare|durere|artefacte",
    "m": "examinarea anterioară|imaginile vechi|ecografie",
    "p": "colecistectomie|cezariană|proteză de șold",
    "k": "substanța de contrast|imaginea|rezultatul|imprimanta|medicul trimițător|pacientul|sonda|bateria|bijuteriile|camera|acordul|cablul",
    "q": "salvați|bine tolerată|curățați|îndepărtați|repetați|semnați|trimis|deconectată|verificați|anulat|finalizat|informat|așteptați",
}
HUNGARIAN = {
    "sentences": "<O> <u>.|<O> és <o> <u>.|A <o> <u>.|Az <o> <u>.|<F> nem látható.|<F> nem igazolódott.|<W> <f> látható.|<A> miatt a vizsgálat korlátozott.|Az előző <m> összehasonlítva.|<K> <q>.|Kérjük <k> <q>.|A <y> <u>.|<X> <x> <x> <x>.",
    "o": "máj|epehólyag|lép|vesék|jobb vese|hasnyálmirigy|húgyhólyag|pajzsmirigy|szív|szívárnyék|mediastinum|tüdők|rekesz|aorta|méh|bal petefészek|prosztata|emlő|térd|csípő|váll|gerinc|retina|szaruhártya|lencse|bal kamra|mitrális billentyű|lepény|epeutak",
    "f": "szabad folyadék|kő|pleurális folyadék|góc|törés|megnagyobbodott nyirokcsomó|trombózis|meszesedés|szűkület|tágulat|ciszta|vérzés",
    "u": "normál nagyságú, homogén|normál nagyságú|kőmentes|nem megnagyobbodott|eltérés nélkül|éles kontúrú|nem megítélhető|átjárható|változatlan|megvastagodott",
    "w": "jobb oldalon|bal oldalon|kétoldalt|nyugalomban|kontraszt után|jelenleg",
    "a": "bélgáz|mozgás|fájdalom|műtermék",
    "m": "vizsgálattal|felvétellel|ultrahanggal",
    "k": "kontrasztanyag|kép|lelet|nyomtató|beküldő orvos|beteg|vizsgálófej|akkumulátor|ékszer|helyiség|kábel",
    "q": "mentés|jól tolerálta|tisztítsa|távolítsa el|ismételje|írja alá|elküldve|leválasztva|ellenőrizze|megszakítva|befejezve|értesítve|várjon",
}
CROATIAN = {
    "sentences": "<O> <u>.|<O> je <u>.|<O> i <o> <u>.|Bez <f> <w>.|Nema znakova <f>.|Vidljivo <f> <w>.|Pregled otežan zbog <a>.|U usporedbi s <m>.|<K> <q>.|Molimo <q> <k>.|<K> nije <q>.|Stanje nakon <p>, <o> <u>.|<X> <x> <x> <x>.",
    "o": "jetra|žučni mjehur|slezena|bubrezi|desni bubreg|gušterača|mokraćni mjehur|štitnjača|srce|srčana sjena|medijastinum|pluća|ošit|aorta|maternica|lijevi jajnik|prostata|dojka|koljeno|kuk|rame|kralježnica|mrežnica|rožnica|leća|lijeva klijetka|mitralni zalistak|posteljica|jetra in vranica|žolčnik|ledvici",
    "f": "slobodne tekućine|pleuralnog izljeva|žarišnih promjena|kamenaca|prijeloma|povećanih čvorova|tromboze|kalcifikata|stenoze|dilatacije|ciste|krvarenja",
    "u": "normalne veličine|uredne veličine|bez kamenaca|nije povećana|uredna|homogena|nepregledan|glatkih kontura|prohodna|bez promjena|zadebljana",
    "w": "desno|lijevo|obostrano|u mirovanju|nakon kontrasta|sada",
    "a": "plinova|pomicanja|boli|artefakata",
    "m": "prethodnim nalazom|ranijim snimkama|ultrazvukom",
    "p": "kolecistektomije|carskog reza|endoproteze kuka",
    "k": "kontrast|slika|nalaz|pisač|uputni liječnik|pacijent|sonda|baterija|nakit|prostorija|suglasnost|kabel",
    "q": "spremite|dobro podnesen|očistite|uklonite|ponovite|potpišite|poslana|isključena|provjerite|prekinuto|završeno|obaviješten|pričekajte",
}
ENGLISH = {
    "sentences": "<O> is <u>.|<O> are <u>.|<O> appears <u> <w>.|<K> <q>.|<K> must be <q> before <m>.|Please <q> <k>.|Please have <k> <q>.|Do not <q> <k>.|<K> was <q> <w>.|<K> is not <q>.|<K>, please <q>.|Contact <k> to <q> it.|<K> <q> by the <k>.|<K> and <k> <q>.|<Y> <q>.|<X> <x> <x> <x> <x>.|The <x> <x> <x> <x>.|A <x> <x> of the <x>.|This <x> was <x> <x>.|Arrived by <x> <x>.|Ask <k> about <k>.|<K> due, contact <k>.|Used for <x> only.|<K> for <m> <q>.",
    "o": "the liver|the heart|heart size|the spleen|the pancreas|the gallbladder|the right kidney|both kidneys|the thyroid|lungs|the mediastinum|the aorta|the uterus|the breast tissue|the knee joint|the tendon|the spine|the retina|the lens|the left ventricle|the placenta|the brain|bowel|soft tissues|bones",
    "u": "normal|normal in size and echotexture|well distended|not enlarged|clear|unremarkable|suboptimally seen|limited by body habitus|patent|preserved|above the carina|within normal limits|homogeneous|thickened|unchanged",
    "m": "exposure|discharge|archiving|diagnosis|the next scan|shutdown|transport|injection",
    "w": "today|on both sides|after contrast|at rest|in expiration|by phone|without complication",
    "k": "ambulance|service engineer|field engineer|the technologist|the sonographer|the charge nurse|the physicist|the ward clerk|administrator|the operator|patient|the interpreter|transport|porter|image|study|the network cable|printer|archive|laterality|calibration|disk space|the transducer|consent form|the wristband|contrast|bowel preparation|radiation dose|the referring physician|on-call team|the duty radiologist|security|reception|housekeeping|the help desk",
    "q": "confirm|confirmed|checked|check|repeat|archive|sent|signed|removed|cleaned|call|notify|notified|aware|restart|freeze|released|approved|rejected|kept as low as possible|unable to hold breath|tolerated well|administered|offline|exceeded the limit",
}
LANGUAGES = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "it": ITALIAN,
    "pt": PORTUGUESE,
    "nl": DUTCH,
    "sv": SWEDISH,
    "da": DANISH,
    "fi": FINNISH,
    "pl": POLISH,
    "cs": CZECH,
    "tr": TURKISH,
    "id": INDONESIAN,
    "vi": VIETNAMESE,
    "ro": ROMANIAN,
    "hu": HUNGARIAN,
    "hr": CROATIAN,
}
