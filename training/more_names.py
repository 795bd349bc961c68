"""Names that Faker has few of: West African, Korean in Latin letters, Quebec's.

Written by hand for this project. What is held out is decided by the name, as everywhere.
"""

from __future__ import annotations

from training.pools import split_of

_IGBO = (
    (
        "Adaobi Adaora Afamefuna Akachi Akunna Amaka Amara Arinze Azubuike Azuka Chiagozie Chiamara Chibueze Chibuike "
        "Chidera Chidiebere Chidubem Chiedu Chiemela Chiemerie Chigbo Chika Chikaodili Chike Chikwado Chima Chimamanda "
        "Chimaobi Chimdi Chinasa Chinaza Chinenye Chinonso Chinweike Chinyelu Chioma Chisom Chizitere Chukwubuikem "
        "Chukwudalu Chukwudumebi Chukwuebuka Chukwuma Chukwunonso Chukwurah Dilibe Dumebi Dubem Ebele Ebubechukwu "
        "Echezona Egbuna Ejike Ekenedilichukwu Ekwutosi Emenike Enyinnaya Ezinne Ezinwa Ezekiel Gozie Ifedayo Ifediora "
        "Ifeanyichukwu Ifeatu Ifeyinwa Ifenna Ijeoma Ikechukwu Ikedi Ikemefuna Isioma Izuchukwu Jideofor Jidenna "
        "Kambili Kamsiyochukwu Kanayo Kenechukwu Kenechi Kobi Kosara Lotanna Maduka Makuo Mmesoma Munachiso Nchekwube "
        "Ndidi Ndubuisi Nduka Nebechi Nebolisa Nkechi Nkem Nkemdilim Nkoli Nmesoma Nwabueze Nwachi Nwakaego Nwamaka "
        "Nwando Nzube Nzubechukwu Obiageli Obidike Obiefuna Obiora Obioma Odinaka Ogechi Ogochukwu Okechukwu Okey "
        "Okwudili Olanna Olisa Oluchi Onochie Onyeka Onyekachi Onyekwere Onyinye Osinachi Osita Ozioma Sochima "
        "Somadina Somto Somtochukwu Tobechukwu Tobenna Toochukwu Uchechi Uchenna Udo Udoka Ugochi Ugochukwu Ugonna "
        "Ujunwa Uju Urenna Uzoamaka Uzochi Uzoma Zikora Zimuzo Ziora"
    ),
    (
        "Abana Achebe Achike Adichie Agbo Agu Aguiyi Aguiyi-Ironsi Agwu Ajaero Ajunwa Akabueze Akpan Akubueze Akunyili Alozie "
        "Amadi Amaechi Amadiora Amobi Anadu Anaeto Anagbogu Anekwe Anene Ani Aniagolu Aniebo Anigbo Anosike Anozie Anyadike Anyaegbu "
        "Anyaeji Anyaoku Anyiam Arinze Asiegbu Asogwa Atuegwu Awka Azikiwe Azubuike Chiekwe Chikezie Chima Chinweze Chukwudebe "
        "Chukwueke Chukwuemeka Chukwuma Dike Duru Ebo Edeh Egbo Egbuna Egwu Ejike Ejiofor Ejiogu Ekeh Ekechukwu Ekwe "
        "Ekwensi Ekwunife Elechi Emecheta Emenike Emezie Enekwe Enwerem Enwonwu Ezeani Ezeh Ezechukwu Ezeigbo Ezeife Ezekwesili "
        "Ezema Ezenwa Ezeoke Ezewuzie Ibe Ibeanu Ibekwe Ibeh Idika Ifeajuna Igbokwe Igboanugo Igwe Igwebuike Ihedioha Ike "
        "Ikeazor Ikedife Ikejiani Ikpeazu Ilo Iloabuchi Iweala Iwobi Izuogu Kalu Kanu Maduka Maduekwe Mbadinuju Mbah Mbakwe Mbanefo "
        "Muoghalu Nduka Nebo Ngige Nnadi Nnaji Nneji Nnodim Nwabueze Nwafor Nwakali Nwankwo Nwanze Nwaogu Nwapa Nwobodo Nwodo Nwoga "
        "Nwogu Nwoke Nwokedi Nwokeji Nwokolo Nwokoye Nzeogwu Nzeribe Obasi Obiano Obidigbo Obiechina Obioha Obiora Obinna Ochi Odenigbo "
        "Odoh Odumegwu Odimegwu Ofoegbu Ogbonna Ogbu Oguejiofor Ogu Oji Okadigbo Okafo Okechukwu Okeh Okereke Okezie Okigbo Okocha "
        "Okoh Okoli Okolie Okonjo Okorie Okoye Okpala Okpara Okpalaeze Okwuosa Olisa Onah Onu Onuigbo Onunwa Onuoha Onuorah Onwuachi "
        "Onwubiko Onwudiwe Onwuemelie Onyeama Onyejekwe Onyekachi Onyekwere Onyemelukwe Opara Orakwue Orji Oti Ozoemena Uba Ubah Udechukwu "
        "Udeze Udezue Udoji Uduma Ufomba Ugochukwu Ugwu Ugwuanyi Ugwueze Ukachukwu Uko Ukpabi Umeadi Umeh Umeano Umezurike Unachukwu "
        "Uwazuruike Uwechue Uzochukwu Uzodinma Uzor Uzoho Uzoukwu"
    ),
)
_YORUBA = (
    (
        "Abidemi Abimbola Adebayo Adebola Adedamola Adedolapo Adegboyega Adejoke Adeola Adesola Adetola Adewale Adunni Aina Ajoke "
        "Akin Akinola Akintunde Alake Ayinde Ayo Ayobami Ayodeji Ayodele Ayomide Babajide Babatunde Bamidele Bisi Bode Bola Bolaji Bolanle Bukola "
        "Bunmi Damilola Dare Dayo Dele Demilade Diekololaoluwa Durojaiye Ebunoluwa Eniola Ewaoluwa Fadekemi Femi Feyisayo Folake Folarin "
        "Folasade Foluke Funke Funmilayo Gbemisola Gbenga Idowu Ife Ifeoluwa Ige Ireti Iyabo Iyanuoluwa Jibola Jide Jumoke Kayode Kehinde Kemi Kolawole "
        "Kunle Lanre Lekan Lola Mobolaji Modupe Mojisola Morenike Moyosore Niyi Ola Oladele Oladipo Olajide Olamide Olatunji Olayinka Olubunmi Olufemi "
        "Olufunke Olumide Oluseun Olusegun Oluwaseun Oluwadamilare Oluwakemi Oluwatobi Oluwatosin Omolara Omotola Omowunmi Opeyemi Oyinkansola Oyindamola "
        "Ronke Rotimi Sade Seun Segun Simisola Sola Subomi Taiwo Tayo Temidayo Temitope Titilayo Tobi Tokunbo Tolu Tolulope Toyin Tunde Wale Wuraola Yemi Yetunde Yewande Yinka"
    ),
    (
        "Abegunde Adebajo Adebanjo Adedeji Adegbola Adelabu Adeleye Ademola Adeniji Adenuga Adeoye Aderemi Adesanya Adesina Adetunji Adewole Adeyinka Afe "
        "Agbaje Agboola Ajibade Ajiboye Akande Akinde Akinfenwa Akinjide Akinsanya Akintola Akinyemi Akinyele Alakija Alao Aluko Amosun Animashaun Aregbesola Arowolo "
        "Atanda Awosika Ayeni Ayinla Babalola Badmus Bankole Braithwaite Dada Daramola Dosunmu Durosaro Ekundayo Esho Fadahunsi Fagbemi Fagbenle Falae Falana Falola "
        "Fashola Fasanya Fayemi Gbadamosi Gbajabiamila Ige Ilori Jegede Kuti Ladipo Lawani Makinde Odukoya Odunsi Ogunbanjo Ogundipe Ogunlesi Ogunwusi Ojo Okunola "
        "Okusanya Oladapo Olagunju Olaniyan Olatunji Olawepo Olowolafe Olowu Olubiyi Olukoya Omisore Omotoso Onabanjo Oni Onifade Osinbajo Osoba Osuntokun Owolabi Oyebanji "
        "Oyedepo Oyelaran Oyelowo Oyewole Popoola Ransome-Kuti Salami Sanusi Shonekan Shonibare Solarin Soyinka Sowande Sowore Taiwo Tinubu Williams-Cole Yusuff"
    ),
)
_HAUSA = (
    (
        "Abba Abdulkarim Abdulrahman Abubakar Adamu Ado Alhassan Amina Asabe Asiya Auwal Babangida Balarabe Bashir Binta Dahiru Danladi Dauda Fati Fatsuma Garba "
        "Gimbiya Habibatu Hajara Hamisu Hamza Hassana Hussaina Hindatu Idi Inuwa Isa Isyaku Jabir Jummai Kaltume Kande Kasimu Ladi Laraba Lami Ladidi Laminu Magaji "
        "Maimuna Mairo Mallam Mamman Mansur Maimunatu Mudi Muhammadu Munir Murtala Mustafa Nafisa Nuhu Rabiu Rakiya Rilwanu Sadiq Salamatu Salihu Sani Saratu Shafi'u Shamsu "
        "Sule Talatu Tanimu Tasiu Umaru Uwani Usman Yakubu Yalwa Yunusa Zainab Zainabu Zubaida Zulai"
    ),
    (
        "Abacha Abdulkadir Ado Alhassan Aminu Atiku Auwalu Babangida Bako Balewa Bature Bello Bichi Dantata Dangote Dankwambo Danjuma Dauda Dikko Dogara Fagge Ganduje Gaya "
        "Gidado Gumel Gusau Gwarzo Hadejia Inuwa Jega Kaita Kangiwa Kankia Katsina Kazaure Kwankwaso Lamido Magaji Maigari Maitama Mamman Masari Mohammadu Murtala Nasidi Rabiu "
        "Ribadu Ringim Sambo Sani Shagari Shekarau Tafida Tambuwal Tofa Turaki Umar Wada Wali Yakubu Yar'adua Yaro Zaki Zango"
    ),
)
_QUEBEC = (
    (
        "Adélard Aldéo Alphonse Amable Anne-Marie Antonin Armand Aurèle Bernadette Blandine Carmen Cédric Clément Clémence Colombe Dominic Donat Édith Élise Éloi Émile-Antoine Ernestine "
        "Euclide Fabienne Félix Félix-Antoine Fernande Fleurette Florent France Gaétan Gaétane Gaston Germain Germaine Ghislain Ghislaine Ginette Gilberte Gisèle Guillaume Guylaine "
        "Hervé Hector Hubert Huguette Jacinthe Jean-Christophe Jean-Claude Jean-Denis Jean-François Jean-Guy Jean-Luc Jean-Marc Jean-Paul Jean-Philippe Jean-Sébastien Jean-Yves Jeannine "
        "Joanie Jocelyn Jocelyne Joël Josée Karine Laurette Laurier Léa-Rose Léandre Léopold Lise Lisette Loïc Lorraine Louis-Charles Louis-Philippe Louise Louisette Luc Lucille Lyne Madeleine "
        "Magella Manon Marc-André Marc-Antoine Marcel Marcelle Marie-Anne Marie-Claude Marie-Ève Marie-France Marie-Hélène Marie-Josée Marie-Lou Marie-Noëlle Marie-Pier Marie-Soleil "
        "Mariette Marjolaine Maryse Mélissa Micheline Mireille Monique Murielle Mylène Nancy Nathalie Normand Ovide Pascale Paul-André Paul-Émile Pauline Philomène Pierre-Luc Pierre-Olivier "
        "Pierre-Yves Raymonde Réal Réjean Réjeanne Rémi Renaud Rita Rodrigue Roland Rolande Rollande Rosaire Rosalie Rose-Aimée Roxanne Sabrina Sébastien Sherley Solange Steve Suzie Sylvain "
        "Sylvie Télesphore Thérèse Ulric Valérie Valmont Victorine Wilfrid Xavier Yolande Yvan Yves Yvette Yvon Yvonne Zoé"
    ),
    (
        "Abran Alarie Allaire Ayotte Babin Baril Barrette Bastien Beaulne Beaupré Bédard Béland Bélair Bellemare Bellerose Benoit-Roy Bérubé Bessette Bibeau Bigras Boissonneault Bonneau Bouffard Bourassa "
        "Bourgeois Bourque Brassard Breton Brisebois Brodeur Brossard Bruneau Brunelle Bussières Campeau Caouette Carbonneau Caron-Roy Castonguay Chabot Chalifoux Champagne Charbonneau Charest Charette "
        "Charlebois Chartrand Châteauneuf Chouinard Clavet Comeau Corbeil Cormier Cossette Courchesne Courtemanche Crête Croteau Cusson Cyr Daigle Dallaire Daoust Dauphin David-Lévesque Delisle Demers Deschamps Deschênes "
        "Désilets Desjardins Deslauriers Desmarais Desrochers Desrosiers Dionne Doyon Drapeau Drolet Dufresne Dugas Duguay Dumont Dupéré Dupras Duquette Durocher Dussault Émond Éthier Faucher Fecteau Ferland Filion Fiset Fleury "
        "Forest Fournier-Dubé Fradette Francoeur Fréchette Frenette Gadbois Galarneau Gamache Garceau Gariépy Garneau Gascon Gaudet Gaudreau Gauvin Gélinas-Roy Gendreau Gervais Gingras Giguère Girouard Godbout Godin Gosselin "
        "Goulet Goyette Grandmaison Gravel Guay Guérin Guilbault Guillemette Guimond Harvey-Gagné Hébert Hotte Houde Houle Huard Huot Jalbert Janelle Jodoin Joly Juneau Labbé-Morin Labelle Labonté Labrecque Labrie Lacasse Lachance Lachapelle "
        "Lacombe Lacroix Lafleur Lafontaine Laflamme Laforest Lafrenière Lajoie Lalancette Laliberté Lamarche Lambert-Huot Lamontagne Lamothe Lamoureux Landreville Langevin Langlais Lanthier Lapierre Laplante Lapointe Laporte "
        "Larivière Larocque Larouche Latendresse Latulippe Laurin Lauzon Lavallée Lavergne Lavigne Laviolette Leblanc Lebel Leclair Ledoux Lefrançois Legault Léger Lehoux Lemay Lemelin Lemire Lepage Lépine Lesage Lessard L'Heureux "
        "L'Écuyer Létourneau Levasseur Limoges Longpré Lortie Lussier Magnan Mailhot Mailloux Majeur Malo Marcotte Marier Marleau Marois Martel Massé Masson Mathieu-Côté Maurais Ménard Mercier Messier Meunier Miron Mongeau Monette Mongrain "
        "Montpetit Morissette Morneau Nantel Naud Normandeau Ostiguy Ouimet Papineau Paradis Parizeau Patenaude Payette Pelchat Péloquin Pépin Perrault Perron Phaneuf Picard Piché Pigeon Pilon Pinard Pineault Plamondon Plourde Poissant "
        "Pomerleau Pouliot Prévost Primeau Proulx Provencher Provost Quesnel Quirion Racicot Racine Raiche Rainville Rancourt Ratté Raymond-Bouchard Renaud Rheault Ricard Ringuette Rioux Rivard Rivest Robidoux Robillard Robitaille Rochefort "
        "Rochon Rompré Rondeau Routhier Roy-Desrosiers Ruel Sabourin St-Amour St-Amand St-Arnaud St-Cyr St-Denis St-Germain St-Hilaire St-Jacques St-Jean St-Laurent St-Louis St-Onge St-Pierre Ste-Marie Sansregret Sauvageau Sauvé Savard Séguin "
        "Sénécal Sévigny Sicard Simoneau Soucy Soulard Sylvestre Taillefer Talbot Tanguay Tardif Tellier Tessier Tétreault Therrien Thériault Thibault Thibodeau Thivierge Toupin Tousignant Tourigny Trahan Tremblay-Gagnon Trépanier Trottier Trudeau Trudel "
        "Turcotte Turgeon Turmel Vadeboncoeur Vaillant Valiquette Vallée Vandal Veilleux Verreault Vézina Viau Viens Viger Villeneuve Vigneault Vincent Voyer"
    ),
)
_KOREAN_FAMILY = (
    "Kim Gim Lee Yi Rhee Park Pak Choi Choe Jung Jeong Chung Kang Cho Jo Yoon Yun Jang Chang Lim Rim Han Oh Seo Suh Shin Sin Kwon Gwon Hwang Ahn Song Ryu Yoo Yu Jeon Chun Hong Ko Goh "
    "Moon Mun Yang Son Sohn Pae Bai Paek Paik Hur Huh Nam Noh Roh Shim Sim Ha Joo Chu Koo Gu Min Na Ra Chin Ji Chi Eom Chae Won Cheon Bang Pang Kong Gong Hyun Hyeon Ham Byun Byeon "
    "Yeom Yum Choo Soh Seok Suk Seol Sul Ma Gil Kil Yeon Wi Pyo Myung Ki Wang Geum Kum Yuk Maeng Kook Guk Yeo Eun Pyun Yong Bong Sa Boo Ka Bok Tae Hyung Doo Kam Eum"
)
_KOREAN_FIRST = "Min Ji Seo Hyun Jun Jae Sang Sung Seung Young Yeong Eun Hee Kyung Kyu Dong Do Tae Ho Hye Mi Na Soo Su Joo Ju Yoon Yu Ye Ha So Sun In Ki Ga Bo Chang Chul Gyu Hwa Jin Myung Nam Sik Won Woo Byung Kwang Hyeon Geun Dae Chae Da"
_KOREAN_LAST = "jun min seo hyun woo ho jin young hee sook suk kyung mi ja sun soon yeon yun ah a eun won bin hwan cheol chul su soo hoon hun ki gi gyu kyu joon bum beom seok sik jae tae ok ran hye ju joo rin na in geun kwon yong il do chan"


def _korean() -> tuple[frozenset[str], frozenset[str]]:
    """Names of two syllables in every way that passports and wards write them."""
    given = set[str]()
    for first in _KOREAN_FIRST.split():
        for last in _KOREAN_LAST.split():
            forms = (f"{first}{last}", f"{first}-{last}", f"{first}-{last.capitalize()}")
            forms += (f"{first} {last.capitalize()}", f"{first}{last.capitalize()}")
            # A name is on one side of the split in all its forms.
            if len({split_of(form) for form in forms}) == 1:
                given.update(forms)
    return frozenset(given), frozenset(_KOREAN_FAMILY.split())


def _lists(texts: tuple[str, str]) -> tuple[frozenset[str], frozenset[str]]:
    given, family = texts
    return frozenset(given.split()), frozenset(family.split())


def more_names() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    """Given and family names by origin."""
    return {
        "igbo": _lists(_IGBO),
        "yoruba": _lists(_YORUBA),
        "hausa": _lists(_HAUSA),
        "quebec": _lists(_QUEBEC),
        "korean": _korean(),
    }
