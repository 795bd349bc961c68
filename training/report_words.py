"""Words of reports, letters and notes on images, for :mod:`training.jargon` alone.

By language: organs and how they look, findings, what people of a department do and ask, forms of
letters. The generator of training pages does not draw from them.
"""

ENGLISH = """
abdominal able above accident administered administrator admitted advice advised after already
ambulance and answer aorta appeared appears append appended approved archive archiving attached
attention aware better biplane body bones both bowel brain breast breath browser cable calibration
call carina caution charge check checked chest child children cleaned clear clerk clinic comment
comments commit complained complains complication confirm confirmed consent continue continued
contrast cough could daily dear demonstrated demonstrates desk diagnosis dictated discharge
discharged disinfect disinfected disk distended doctor dose duplicate duty earlier echotexture
elective emergency enclosed engineer enlarged exceeded exists expiration exposure fall feels fell
felt fever field follow followed followup form freeze gallbladder gentleman habitus heart help
history hold homogeneous housekeeping image important improved incomplete injection interpreter
joint kept kidney kidneys kindly knee lady later laterality left lens letter limit limited limits
liver low lower lungs mediastinum might mild missing moderate molar monthly must network next none
normal not note noted notes notice notified notify nurse offline on-call once ongoing operator
pain pancreas patent patient patients pending persistent phone physician physicist placenta please
porter possible preparation presented presents preserved previous previously printer prior
quadrant question radiation radiologist reception recommend recommended referral referring regards
regurgitation rejected released remark remarks removed repeat reported request requested resolved
rest restart retina revealed reveals review reviewed right room routine scan security seen sent
service severe shall should showed shows shutdown sides signed since sincerely size soft
sonographer space spine spleen stable started stopped storage study suboptimally suggest suggested
team technologist teeth tendon thank thanks the theatre thickened thyroid tissue tissues today
tolerated tooth transcribed transducer transport twice unable unchanged undergoing underwent
unremarkable upper urgent uterus ventricle verified ward warning weekly well wisdom within without
woman women worse would wristband wrong
"""
GERMAN = """
abgebrochen abgelehnt abgrenzbar achillessehne achtung adipositas altersentsprechend ambulanz
anamnese angefertigt angehörige angst anmeldung anrufen aorta archiviert arterie aszites
atemanhaltetechnik atemnot atmung auf aufhellung aufklärung aufnahme aufwachraum auge ausschluss
bandscheibenoperation bandscheibenvorfall beachten becken befund befunde begleitperson begleitung
begrenzt beiden beidseits bekannt bekannte bekannter belastung belüftet berichten bestrahlung
beurteilbar beurteilung bewegungsartefakten bild bildarchiv bilder bildqualität bitte bleischürze
blutungszeichen brust brustdrüse bypassoperation computertomographie dank danken darm
darmgasüberlagerung darmspiegelung das der deutlich diagnose die drucker durchgeführt durchgängig
durchleuchtung ebenen echokardiographisch eierstock eingeschränkt einsehbar einwilligung empfehlen
empfehlung empfohlen endoskopie entfernen entlassung entzündung erfolgt erforderlich erhalten
erkennbar erneut erreichbar erscheinen erschöpft fast fehler fieber flüssigkeit fokale fokalen
fragestellung frakturzeichen frau frei freie freigegeben freundlichen funktionsaufnahme
gallenblase gallenblasenentfernung gallengang geboren gebracht gebärmutter geehrte geehrter
gefäßdarstellung gehirn gelegen gelenkerguss gelenkersatz gelenkspalt gelöscht geprüft gerät
gesendet gespeichert gespräch gestartet gestern gez gezeichnet glatt groß grüßen gut gute guten
guter gutes hals halsschlagader harnblase hausarzt herdbefund herr herz herzkatheter herzschatten
heute hinweis hirndruckzeichen hoden homogen hornhaut husten hüftoperation indikation infiltrate
informieren informiert jahre jahren kaiserschnitt kein keine keinen kernspintomographie kiefer
klappeninsuffizienz klaustrophobie klinik kniegelenk knochen knochendichtemessung knochenmarködem
knorpel kollege kollegen kollegin konkrementen kontrastmittel kontrastmittelgabe kontrolle kopf
koronarien laden lagerung leber leicht letzte letzter letztes liegen linke links linse
lockerungszeichen luft lunge lymphknoten lymphknotenvergrößerung läsion läsionen magen
magenspiegelung mammographie mediastinum meniskus messung metallartefakten milz minuten mit
mitralklappe mittelständig monate monaten möglich nach nachreichen nachweis nativdiagnostik
nebenbefundlich netzhaut neu nicht niere normal normale normaler normales normbereich nur nüchtern
oberarzt oberlappen oberschenkel orthotop pankreas patient patientin perfundiert perikard
pfortader platzangst pleuraerguss pleuraergüssen plexus polyp polypen praxis prostata pumpfunktion
raumforderung raumforderungen rechte rechts regelrecht regelrechte reinigen reizlos
rotatorenmanschette rundherd röntgenaufnahme rückfragen schallkopf schicht schichten
schilddrüse schleimhaut schmerzen schmuck schnittbilder schrittmacherimplantation schultergelenk
sehnerv sehr seit seitenvergleich seitenzeichen speicherplatz spinalkanalstenose sprunggelenk
stark station stauung stauungszeichen stehen steinfrei stellt stellte strahlenschutz stunden sturz
systolische sämtliche tage tagen teilweise telefonisch termin thrombus ultraschalluntersuchung
unauffällig unauffällige unauffälliger und unfall unruhe unsere unserem unserer unter
unterschrieben untersucht untersuchung vene ventrikel verbreitert verdacht verdickt vereinbart
vergrößert verkalkungen verkleinert verlauf verlaufskontrolle verlegung verplumpt verschmälert
verschoben verständigt vertragen verwackelt voraufnahme voraufnahmen vorbefund vorhanden
vorstellung voruntersuchung wandbewegungsstörung wandverdickung warnung weichteilschwellung
weiterhin wiederholen wirbelkörper wirbelsäule wochen wohnhaft wunsch wurzelbehandelt zahn
zahnersatz zahnlos zartwandig zielvolumen zum zustand zuweiser zwerchfell zyste zysten überlagert
übermittelt überweisung
"""
FRENCH = """
accident accompagné accompagnée adressé adressée adénopathie agréer alithiasique annulé anomalie
antécédent antécédents antérieur appel appeler après archiver artefact artère artères augmenté
aujourd'hui batterie bien bijoux biliaire biliaires biopsie brancardier calcification calcul canal
cardiaque cerveau charge cher cholécystectomie chute chère cliché col coloscopie compte conclusion
confraternellement confrère connexion consentement conservé consultation contacter contraste
contrôle cordialement cornée coronaires coupoles cristallin césarienne côlon cœur dans demain
demeurant dent dents depuis des descellement diaphragme digestifs dilatation discrètement disque
docteur douleur douleurs droit droite dyspnée débrancher débranchée enclavé enregistrer envoyer
erreur examen examens expiration face fine fièvre focale foie foyer fracture gauche gaz genou
gravité grossesse habite hanche hier homogène hospitalisé hospitalisée hémorragie iliaque images
inchangé incluse indication injection intact jour kyste l'accompagnant l'acquisition l'aorte
l'enregistrement l'estomac l'examen l'imprimante l'injection l'ovaire l'utérus l'échographie
l'épaule larmoyant lecture les libre limites lit lithiase lésion madame mammographie masse mitrale
mois monsieur montre morphologie morphotype motif mouvements médecin médiastin métallique nettoyer
nodule non normale normales pancréas papille par paroi particularité patient patiente patienter
pendant perméable placenta pleural plèvre pneumothorax polype pontage pose poumons praevia
principale prochain prochaine produit profil programmé prostate prothèse précédent prévenir
péricarde rachis radiographie rapport rate realise recommandé reconnecter refaire refusé rein
reins relancer remplacer rendez-vous rendu repos retirer réalisé réalisée régulier résection
résultat résultats rétine sagesse salle salutations sans sauvegarde scanner sec sein service signe
signer significative silhouette six sonde souhaitable stent sténose suivi suivie suspect
symétriques série taille terminé thrombose thyroïde toléré toux traitant traitement transféré
transférée transmis téléphone valide validé valve ventricule vessie veuillez visible voie voies
volume vérifier vésicule épaissi épanchement éteindre évolutive œil
"""
SPANISH = """
accidente acompañado actualmente adenopatías adquisición alitiásica alta alteraciones antecedentes
anterior aorta apagar apague archive artefacto arterias atendida atendido atentamente aumentado
avisar ayer batería bazo bien biliar biopsia bordes cadera calcificaciones cambios camilla campo
cancelado cardíaca caída cesárea cita colaboración colecistectomía colonoscopia columna comparada
comparado comunicado consentimiento conservada consola consulta contornos contraste control
corazón coronarias corporal cristalino cuantía córnea decúbito dentro derecha derecho derrame
desconectado desde diafragma diagnóstico dilatación disco discretamente doctor doctora dolor dudas
ecogenicidad ecografía edema engrosada enviado equipo error espere esteatosis estenosis estimada
estimado estudio estudios eyección familiar fiebre finas firmada firmado firme focales fosa
fracción fractura gas gel guarde hemorragia hepática hernia hombro homogéneo hoy hueso hábito
hígado ilíaca impresora imágenes informe informes intestinal izquierda izquierdo juicio las leer
lesiones leve libre limpie litiasis llamar llame los lumbar límites líquido mala mama mamografía
marcapasos masa mañana mediastino meses mitral motivo movimiento muela médico normal normales
nódulo observa observan ovario paciente pacientes paredes patológicas pequeña permeable pie
placenta pleural posicionada previa previo procesa próstata prótesis próxima próximo pulmones
páncreas quiste rechazado regulares reinicie remitida remitido repita reposo resección reside
resonancia respecto resultado resultados retenida retina retire revisar riñones riñón rodilla sala
salir saludos servicio señor señora significativas silueta sin sonda sólido tamaño terminado
tiroides tolerado tomografía tos tras trasladada trasladado tratamiento tratante tres trombosis
urgencias valorable valorada valorado vejiga ventrículo verificado verifique vesícula vive válvula
vía útero
"""
ITALIAN = """
alitiasica anamnesi anca annullato aorta appuntamento archiviato artefatti attendere aumentato
avvisare batteria ben bilateralmente biliari biopsia bypass caduta calcificazioni calcoli cardiaca
cesareo chiamare cisti colecistectomia colecisti collaborazione colonna colonscopia comunicato
confronto consenso conservata consulenza contrasto controllo cordiali cornea coronarie cristallino
cuore curante d'anca della dente destra destro diaframma diagnosi dilatazione dimensioni disco
distesa distinti dolore domani dopo dottore dottoressa ecografico ecostruttura edema egregio
eiezione emorragia ernia errore esame esami eseguito febbre fegato firmare firmato focali frattura
frazione gel gentile ginocchio giudizio ieri immagini incidente incluso indenni invariato inviata
inviato ispessita l'acquisizione l'esame l'ombra lesioni lettino lettura limiti linfonodi mammella
mammografia massa mediastino medico mesi meteorismo mezzo milza mitrale motivo movimento nei
noduli non norma normali oggi omogenea operato ortostatismo osso ovaio palpazione pancreas
paziente pazienti pervia placenta pleurico polipi polmoni precedente procedura prossima prossimo
prostata protesi proveniente pulire referti referto regolare regolari rene reni reparto resezione
retina riavviare rifiutato rimuovere ripetere riposo risiede rispetto risultati risultato sala
saluti salvare salvataggio scarsa scollegata sede sei signor signora sinistra sinistro sonda
spalla spegnere stampante stenosi taglio terminato tiroide tollerato tosse tra trombosi uscire
utero valutabile valutato valvola ventricolo verificare versamento vescica vie volume
"""
PORTUGUESE = """
acidente acompanhado acompanhante aguarde alterações amanhã anterior aorta após aquisição
arquivado artefatos aspecto assinada assinado assinar assistente atenciosamente aumentado avisar
bateria baço bem bexiga biliar biliares biotipo biópsia calcificações cancelado cardíaca cesariana
cisto colecistectomia colonoscopia coluna comparado consentimento consulta contornos contraste
controle coração cordialmente cristalino cálculos córnea dente derrame desconectada desligar
diafragma diagnóstico dilatação dimensões direita direito dor doutor doutora ejeção encaminhada
encaminhado enviado equipamento erro espessada esquerda esquerdo estenose exame exames febre
finalizado focais fratura fração fígado gases habitual hemorragia hidronefrose hoje homogêneo
hérnia imagens impressa impresso impressora inalterado incluso intestinais joelho laudo laudos
leitura lesões ligar limpe linfonodomegalias livre líquido mama mamografia marcapasso margens
massa mediastino meses mitral momento mora motivo movimento médico nascida nascido normais
normodistendida não nódulos ombro ontem ovário paciente pacientes placenta pleural preservada
prezada prezado próstata prótese próxima pulmões pâncreas pérvia quadril queda realizada realizado
recusado regulares reinicie relação repetir repouso reside ressecção ressonância retina retire
retorno rim rins sair sala salvar seis sem senhor senhora serviço sinais siso tireoide tolerado
tomografia tosse trombose término tópicos ultrassonografia valva venoso ventrículo verifique
vesícula vias visualizado área útero
"""
DUTCH = """
afgebeeld afgerond afsluit afspraak alvleesklier aorta aspect baarmoeder batterij beeld begeleider
begrensd beide beiderzijds bellen beoordelen beweging biopsie blaas bloeding borst buik bypass
collega contrast contrastmiddel controle controleren cyste darmgas deels diafragma doorgankelijk
doorgebroken doorverwezen echografie eerder eerdere eierstok focale fout fractuur galblaas
galblaasoperatie galwegen geachte geannuleerd geweigerd gewrichtsspleet gisteren goed groeten
grootte hart hartschaduw herhalen hernia het heup heupkop heupprothese hoest homogeen hoornvlies
huisarts kabel kamer keizersnede klachten klieren knie koorts laden lens letsels lever linker
links longen losgekoppeld maanden mammografie massa mediastinum meebrengen meneer metaal mevrouw
milt mitralisklep morgen netvlies nier nieren niet normaal normale ondertekenen onderzoek
onderzoeken ongeval ongewijzigd onrust ontslagen opgenomen opname opslaan opzichte over patiënt
patiënte pijn placenta pleuravocht printer prostaat rechter rechts reeks reinigen rust scherp
schildklier schouder scopie sieraden sinds slank sonde stenen stenose ten toestemming trombose
uitslag val van vandaag ventrikel verdikt verdragen vergeleken vergroot vergrote verkalkingen
verslag verstandskies verwezen verwijderen verwijding verzonden vocht volgende vorig vorige
vriendelijke vrij wervelkolom wonende woont zes zonder
"""
SWEDISH = """
anhörig anmärkning aorta avbruten avgränsad avslutad axeln batteriet bedömbar besök bilateralt
bilden bilder blödning bor bort bröstet bukspottkörteln cysta datortomografi diafragma efter
ekogenicitet fall feber fel fokala fraktur fri frånkopplad föregående förkalkning förstorade
förstorat förtjockad förändringar gallblåsan gallblåseoperation hjärtat hjärtskuggan hornhinnan
hosta hälsningar höften höftprotes höger idag igår imorgon informerad inläsning inte jämfört
kabeln kammare karies kejsarsnitt knäleden kommer konkrement kontrast kontrastmedel kontroll
kontrollera körtlar levern lika linsen livmodern lungorna lämnat med metall mitralisklaffen
mjälten moderkakan njurarna njure normal normalstora nästa näthinnan och oförändrad olycka oro
patienten pleuravätska proben prostatan remiss remittenten rengör ring rummet ryggraden rörelse
sedan serien sida signeras skelettet skickad skrivaren sköldkörteln smycken smärta spara stenfri
stenos stora storlek svar svaret tandröntgen tarmgas tidigare tolererat trombos ultraljud
undersökning undersökningen upprepas urinblåsan utan utgjutning vidgning vila visdomstand väl
vänliga vänster vätska äggstocken öppetstående
"""
DANISH_AND_NORWEGIAN = """
afbrudt afsluttet aorta artrose avbrutt batteriet besøg besøk bevegelse bevægelse bilateralt
bildet billedet blæren blødning bor brudd brystet bugspytkirtlen bukspyttkjertelen bypass cyste
efter etter fald fall feber feil fejl fjern fokale forandringer forkalkning forrige forstørrede
forstørret fortykket frakoblet fraktur fri galdeblæren galleblæren gem gentages gjentas godt
henvisende henvisning henvist hilsen hjerteskyggen hjertet hofteleddet hoften hofteprotese
hornhinnen hoste hvile højre høyre ikke indlæsning informeret keisersnitt kejsersnit kneet knæet
kontrast kontrol kontroll kontroller lagre leveren livmoderen lungene lungerne lymfeknuder læge
metal milten mitralklaffen moderkagen morkaken neste nethinden normal normale nyre nyrene nyrerne
næste pasienten patienten pleuravæske printeren proben prostata pårørende rengør rummet rygsøjlen
sendt serien side siden skjoldbruskkirtlen skjoldbruskkjertelen skulderen smerter smykker stein
sten stenose størrelse svar svaret tarmluft tidligere trombose tålt uden udvidelse uendret
ultralyd undersøgelse undersøkelse upåfaldende uten uændret velafgrænset venlig vennlig venstre
ventrikel visdomstand visdomstann vurderbar væske
"""
FINNISH = """
ahtaumaa aiempaan akku annettu anturi aortta asuu avoin edelliseen eilen ennallaan eturauhanen
haima huomenna huone huonosti hyvin ilmoitettu imusolmukkeita irrotettu istukka jälkeen kaatuminen
kalkkeumia kammio keskeytetty keuhkot kilpirauhanen kipu kivetön kiviä kohtu kokoinen korut kuume
kuva kuvaan kysta käynti lausunto levossa liike lonkka lonkkanivel lähete lähetetty lähettävä
lääkäri maksa metalli mitraaliläppä molemmin munasarja munuainen munuaiset murtumaa mykiö nestettä
nivelrikkoa normaalin nyt nähtävissä oikea oikealla olkapää omainen paksuuntunut pallea perna
pesäkemuutoksia pleuranestettä poista polvi potilas puhdista puhkeamatta puolin rinta sappirakko
sarjan sarveiskalvo selkäranka seuraava siedetty siisti suolikaasu suurentuneita suurentunut sydän
sydänvarjo symmetriset tallenna tarkista tarkkarajainen tasarakenteinen terveisin toista trombia
tulostin tutkimukseen tutkimuksen tutkimus tänään ultraääneen valmis vapaata varjoaine varjoaineen
vasemmalla vasen vastaus verkkokalvo viisaudenhammas virhe virtsarakko vuotoa yskä
"""
POLISH = """
aorta artefaktów badania badanie badaniem bark bateria bez biodra biodro biżuteria ból bólu błąd
cesarskim cholecystektomii cięciu częściowo dobrze drogi drożna drukarka dzisiaj endoprotezie
gazów gorączka głowa głowica jajnik jednorodna jelitowych jutro kabel kaszel kierujący kolano
komora kontrastowy kontraście kości krwawienia kręgosłup lekarz lewa lewej lewy macica mieszka
mitralna moczowy mądrości następna nerka nerki niepowiększona niewidoczna niewyrżnięty obecnie
obraz obustronnie odczytu odłączona ogniskowych okrągła opis opłucnej pacjent pacjenta pacjentka
pierś poczekać podpisać pogrubiała pokój ponownie poprzednim poszerzenia powiadomić powiększonych
powtórzyć pozdrowieniem prawa prawej prawidłowa prawidłowej prostata przekazano przepona
przepukliny przerwane przesłonięta pęcherz pęcherzyk płuca płynu resekcji rogówka ruchów równych
serca serce serii siatkówka skierowana skierowany soczewka spoczynku sprawdzić stronie sylwetka
szanowny tarczyca tolerowany tomografią torbieli trzustka udowej upadek uruchom usunąć
wcześniejszym wczoraj wielkości wizyta wolnego wyczyścić wynik wysłany wątroba węzłów zakończone
zakrzepicy zapisać zarysach zastawka zgoda zmian zwapnień zwężenia ząb złamania złogów łożysko
śledziona środek śródpiersie żółciowe żółciowy
"""
CZECH_AND_SLOVAK = """
aorta artefakty artrózy baterie bez beze bolest bránice bydlí cesty chlopeň cholecystektomii chyba
cysty císařském dilatace dnes dobře děloha fluidothoraxu hladkých homogenní horečka informován
játra kabel kalcifikací kašel klidu kloub koleno komora konkrementů kontrastní kontrastu kontrola
kontur krvácení kyčel kyčelní kyčle kýly ledvina ledviny levá ložiskových látka lékař mediastinum
minulým mitrální moudrosti močový místnost měchýř načítání neklid neprořezaný nepřehledný
nezvětšena nezvětšená nyní náhradě nález nálezem nálezu obličky oboustranně obvyklé odeslán
odeslána odesílající odložit odpojena opakovat pacient pacientka pankreas patologického pečeň
placenta plynatost plíce podepsat pozdravem počkejte pravá prostata prs průchodná pád páteř pľúca
předchozím překryta přerušeno přiměřené příští rameno resekci rohovka sdělen slezina slinivka
snášena snímek sonda souhlas srdce srdeční stenózy stín série sítnice tekutiny tiskárna trombózy
ukončeno uložit ultrazvukem uzlin vaječník velikosti vlevo volné vpravo vyčistit vyšetření
vyšetřením vážený včera zesílená zkontrolovat zlomeniny změn zub zvětšených zítra čočka částečně
řezu šperky štítná žlučník žlučové žláza
"""
TURKISH = """
akciğerler aort artefaktı ateş açıktır ağrı batarya bağlı bağırsak başvurdu bekleyin bezi
bildirildi bilgilendirildi boyuttadır boyutu bugün böbrek böbrekler büyümemiş büyümüş dalak darlık
değerlendirildi değerlendirilemedi değil değişmemiş diyafram diz dişi doğal doğaldır doğumlu dün
düzgün düşme edildi edin eklemi eski fokal gazı genişleme gölgesi gömülü gönderildi görüntü
hareket hasta hastanın hata hekim homojendir iki imzalayın inceleme incelendi iptal isimli isteyen
istirahatte iyi izlenmedi izlenmektedir kablo kalp kalsifikasyon kalça kalınlaşmış kanama kapak
karaciğer kaydedin kesesi kesesinde kist kitle kontrast kontrol konturludur kornea kırık lenf lens
lezyon madde mediasten meme mesane metal mitral nodu normal normaldir oda olağandır oluştu omurga
omuz onam over pankreas plasenta plevral prob prostat rahim randevu rapor raporu retina safra
saygılarımla sayın sağ sağda serbest sol solda sonraki sonrası sonuç sınırlardadır sıvı takılar
tamamlandı taraflı tarafından tarihinde taş tekrarlayın temizleyin tetkik tiroid tolere tromboz
ultrason ventrikül yarın yazan yazıcı yaş yirmi yolları yüklenirken çıkarın öksürük önceki
"""
INDONESIAN = """
alat aorta artefak bahu baik batas baterai batu batuk bayangan bebas belakang berbatas berikutnya
bersihkan berubah besok bilateral buah bungsu cairan dalam dan demam diafragma dibatalkan diberi
dinilai dirujuk disampaikan ditoleransi dokter efusi empedu fokal foto fraktur gagal gambar gas
gerakan gigi ginjal hasil hati hempedu hepar homogen hormat ini istirahat jantung jatuh kabel
kalsifikasi kanan kandung katup kelainan kelenjar keluarga kemarin kemih kepada kiri kista
kolesistektomi kontras kornea lama lensa lepaskan lesi lien limpa logam lutut massa mediastinum
membesar memuat menebal mitral nodul normal nyeri operasi ovarium panggul pankreas paru paru-paru
pasien paten payudara pelebaran pemasangan pembesaran pemeriksaan pengirim penyempitan perdarahan
perhiasan periksa persetujuan pinggang plasenta pleura printer probe prostat pukul rahim
rekonstruksi retina ruangan saat salam saluran sebelumnya selesai seri sesar setelah simpan sulit
tahu tak tampak tanda tangan tegas terkirim terputus tidak tinggal tiroid trombosis tulang tumbuh
tunggu ukuran ulangi ultrasonografi usus uterus ventrikel
"""
ROMANIAN = """
acordul adenopatii anterioară anulat aorta artefacte astăzi așteptați bateria bijuteriile
bilateral biliare bine cablul calcificări calculi camera cezariană chist colecist colecistectomie
colecistul coloana comunicat contrast contur cordul corneea cristalinul curățați cădere căile
deconectată diafragma dilatare dimensiuni dreapta drept după durere ecografie eroare examinare
examinarea febră ficat ficatul finalizat focale fractură fără gaze genunchiul greu hemoragie ieri
imaginea imaginile imprimanta inclusă informat inima intestinale intraperitoneal leziuni liber
lichid limite locuiește mediastin medicul minte mitrală mișcare modificări mâine măsea nemodificat
neschimbat normale omogen omogenă ovarul pacient pacienta pacientul pancreas permeabilă placenta
pleural plămânii prezent prostata proteză regulat repaus repetați respect retina revărsat rezultat
rezultatul rinichi rinichiul salvați semnați seriei sonda splina stenoză stimate stimată stâng
stânga substanța sânul tiroida tolerată trimis trimisă trimițător tromboză tuse umărul urinară
următorul uter valva vechi ventriculul verificați vezica vizibil încărcarea îndepărtați îngroșată
șold șoldul
"""
HUNGARIAN = """
akkumulátor alá aorta bal befejezve beküldő beteg beteget betöltésekor billentyű bélgáz
bölcsességfog ciszta csípő elküldve ellenőrizze eltérés előtt emlő epehólyag epeutak esés
felvétellel folyadék fájdalom gerinc góc hasnyálmirigy helyiség hiba holnap homogén húgyhólyag
ismételje jelenleg jobb jól kamra kontraszt kontrasztanyag kontroll kontúrú kábel kép kétoldalt
köhögés következő küldte kőmentes lakik lelet lencse lepény leválasztva láz lép mediastinum
megnagyobbodott megszakítva megvastagodott megítélhető mentés meszesedés mitrális mozgás máj méh
műtermék nagyságú nem normál nyirokcsomó nyomtató nyugalomban nélkül oldalon orvos pajzsmirigy
petefészek pleurális prosztata rekesz retina részére sorozat szabad szaruhártya szív szívárnyék
szűkület tegnap tisztelt tisztítsa tolerálta trombózis tágulat távolítsa térd törés tüdők
ultrahanggal után vese vesék vizsgálat vizsgálata vizsgálattal vizsgálófej váll változatlan várjon
vérzés átadva átjárható áttörés ékszer éles értesítve írja üdvözlettel
"""
CROATIAN_AND_SLOVENE = """
aorta artefakata baterija bez bol boli bubreg bubrezi carskog ciste danas desni desno dilatacije
dobro dojka endoproteze glatkih gušterača homogena isključena izbio izljeva jajnik javljen jetra
jučer kabel kalcifikata kamenaca kašalj klijetka kolecistektomije koljeno kontrast kontrasta
kontrola kontura kralježnica krvarenja kuk kuka ledvici leća lijeva lijevi lijevo liječnik
maternica medijastinum mirovanju mitralni mjehur mokraćni mrežnica nakit nakon nalaz nalazom
nepregledan nije normalne obaviješten obostrano očistite ošit pacijent pacijentica pad pisač
pleuralnog plinova pluća podnesen pogreška pomicanja ponovite poslana posteljica potpišite
povećana povećanih pozdravom poštovani pregled prekinuto prethodnim prijeloma pričekajte prohodna
promjena prostata prostorija provjerite rame ranijim reza rožnica sada serije sjena slezena slika
sljedeća slobodne snimkama sonda spremite srce srčana stenoze suglasnost sutra tekućine tromboze
uklonite ultrazvukom umnjak uputni upućen upućena uredna uredne učitavanju veličine vranica
vrućica zadebljana zalistak završeno čvorova štitnjača žarišnih živi žolčnik žučni
"""
VERBS_OF_REPORTS = """
born attended attending examined undergone consulted underwent
geboren vorgestellt untersucht überwiesen befundet vorstellig eingewiesen entlassen
né née consulté examiné adressé rédigé interprété informons hospitalisé sorti
nacido nacida acudió examinado examinada remitido remitida informado informamos atendido ingresó
nato nata visitato visitata inviato inviata refertato eseguito ricoverato dimesso
nascido nascida compareceu examinado encaminhado encaminhada laudado internado retornar
geboren onderzocht gezien verwezen gerapporteerd opgenomen ontslagen bezocht
född undersöktes remitterad remitterades granskad granskades skickas besökte
født undersøkt henvist beskrevet undersøgt innlagt utskrevet
syntynyt tutkittu lähetetty lausunut
urodzony urodzona zgłosił zgłosiła zbadano skierowany skierowana opisał opisała wykonano
narozen narozena vyšetřen vyšetřena odeslán odeslána popsal popsala provedl
narodený vyšetrený odoslaný popísal vykonal
született vizsgálták beutalta leletezte végezte napján történt
născut născută examinat examinată trimis trimisă interpretat efectuat
rođen rođena pregledan pregledana upućen upućena opisao
doğumlu incelendi başvurdu tarafından raporlayan yazan sevk
lahir diperiksa dirujuk dilaporkan menjalani
sinh khám chuyển
"""
