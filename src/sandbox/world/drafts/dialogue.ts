import type { Draft } from "../draft.ts";

const tags =
	"kosovo serbia dialogue talks negotiations normalisation normalization brussels agreement dijalog pregovori kosova kosovo srbija beograd priština prishtina dialog bisedime negociata serbia serbien kosovo gespräche дијалог србија косово";

/** The talks between Kosovo and Serbia. */
export const dialogue: Draft[] = [
	{
		id: "missing-persons-commission",
		outlet: "rugova",
		title: "Kosovo and Serbia agree to form commission on missing persons after nine hours of talks in Brussels",
		text: "The chief negotiators of Kosovo and Serbia agreed in Brussels to form a joint commission on missing persons, the first result of the dialogue in seven months. Arta Lumi and Vuk Draganić met for nine hours under EU mediation.\nThe commission will have six members and begin its work in the spring. Both sides promised to open their archives to it.\nLicences for energy suppliers in the north of Kosovo stay open and will be taken up at the next round. “This was the hardest chapter, and the most human one,” the EU envoy Henrik Aalto said after the meeting.\nAssociations of families on both sides welcomed the step and asked for names, dates and places within a year.",
		tags: `${tags} missing persons commission`,
		follow: "missing-persons-twin",
	},
	{
		id: "missing-persons-twin",
		outlet: "drina",
		title: "Kosovo, Serbia agree to form commission on missing persons after nine hours of talks",
		text: "Negotiators of Kosovo and Serbia have agreed to set up a joint commission on missing persons, the EU's mediator announced in Brussels late in the evening. It is the first agreement in the dialogue in seven months.\nThe commission of six will start in spring and will be given access to archives on both sides, Henrik Aalto said.\nDraganić, who leads the Serbian team, called the meeting “long and serious”. Lumi, for Kosovo, spoke of a debt to the families that no calendar can excuse.",
		tags: `${tags} missing persons commission`,
		follow: "missing-persons-chair",
	},
	{
		id: "missing-persons-chair",
		outlet: "lighthouse",
		title: "Kosovo–Serbia dialogue: Norwegian judge to chair commission on missing persons",
		text: "The joint commission on missing persons that Kosovo and Serbia agreed to form at their talks in Brussels will be chaired by a Norwegian judge, Ingrid Solheim, the EU said. Solheim headed the search for missing persons in Bosnia for six years.\nShe wants to begin with 31 places near Raška and Peja that both lists name. Families are to be heard in Kraljevo and Gjakova in January.\nThe two governments name their members, three each, by the end of the month.",
		tags: `${tags} missing persons commission`,
	},
	{
		id: "dijalog-energija-sever",
		outlet: "savski",
		title: "Dijalog u Briselu: Beograd i Priština bliži dogovoru o struji na severu",
		text: "Pregovarači Beograda i Prištine razgovarali su u Briselu o licencama za snabdevanje strujom na severu Kosova i, kako kažu u Evropskoj uniji, približili stavove. Nova runda dijaloga zakazana je za sledeći mesec.\nVuk Draganić rekao je posle sastanka da je „ostalo još jedno sporno pitanje“, ali nije želeo da kaže koje. Arta Lumi je poručila da rešenje mora da važi za sve potrošače jednako.\nPosrednik Henrik Aalto najavio je da će obe strane do kraja nedelje dobiti pisani predlog.",
		tags: `${tags} struja energija sever electricity north`,
	},
	{
		id: "bisedime-targat",
		outlet: "sharri",
		title: "Kosova dhe Serbia zgjasin marrëveshjen për targat, dialogu vazhdon në Bruksel",
		text: "Kosova dhe Serbia u pajtuan në Bruksel që marrëveshja për targat e automjeteve të vlejë edhe për dy vjet. Bisedimet u zhvilluan me ndërmjetësimin e Bashkimit Evropian.\nKryenegociatorja Arta Lumi tha se qytetarët nuk do të kenë më pengesa në pikat kufitare. Pala serbe e quajti vendimin një hap teknik, por të dobishëm.\nRaundi i ardhshëm i dialogut pritet në fillim të muajit tjetër dhe do të merret me dokumentet e shkollave.",
		tags: `${tags} targa plates border`,
	},
	{
		id: "dijalog-nestali-cirilica",
		outlet: "morava",
		title: "Нова рунда дијалога Београда и Приштине: договор о размени архива",
		text: "Преговарачи Београда и Приштине договорили су у Бриселу размену архива о несталим лицима, саопштено је после нове рунде дијалога. Прве копије докумената требало би да буду предате до краја године.\nПосредник Европске уније Хенрик Алто оценио је да је разговор био „отворен и користан“. Породице несталих у Грачаници и Ђаковици поздравиле су договор.\nО осталим питањима, међу којима је и снабдевање струјом на северу Косова, разговараће се следећег месеца.",
		tags: `${tags} нестали архив missing persons archives`,
	},
	{
		id: "dialog-diplome-de",
		outlet: "suedost",
		title: "Serbien und Kosovo wollen Schulabschlüsse gegenseitig anerkennen",
		text: "Serbien und Kosovo haben sich im von der EU vermittelten Dialog darauf verständigt, Schul- und Hochschulabschlüsse gegenseitig anzuerkennen. Das teilte der EU-Vermittler Henrik Aalto nach einem Treffen in Brüssel mit.\nDie Regelung soll zum nächsten Schuljahr gelten und betrifft rund 14.000 junge Leute. Eine gemeinsame Stelle in Mitrovica wird die Zeugnisse beglaubigen.\nDie Unterhändler Arta Lumi und Vuk Draganić sprachen von einem Ergebnis, das man im Alltag spüren werde.",
		tags: `${tags} diploma schools zeugnisse schulabschlüsse`,
	},
	{
		id: "bridge-mitrovica-opening",
		outlet: "rugova",
		title: "Negotiators of Kosovo and Serbia set a date for opening the bridge in Mitrovica to cars",
		text: "The main bridge over the Ibar in Mitrovica is to open to cars in early summer, negotiators of Kosovo and Serbia agreed in a round of the Brussels dialogue. It has been closed to traffic for years.\nMunicipal police from both banks will patrol together for the first six months. The EU is to pay for new lights and pavements.\nArta Lumi called the date “a small line in a calendar and a long road in people's heads”. Vuk Draganić said that safety of residents in the north comes first.",
		tags: `${tags} mitrovica bridge ibar north most`,
	},
	{
		id: "dialogue-customs-digital",
		outlet: "drina",
		title: "Kosovo–Serbia dialogue: lorries to cross with one digital form from autumn",
		text: "Lorries between Kosovo and Serbia will need a single digital customs form from autumn on, the two sides agreed at a technical round of the dialogue. Queues at Merdare are expected to shrink by half.\nThe form replaces eleven papers and is filled in once, in either language. Chambers of commerce had asked for it since the last harvest, when tomatoes spoiled at the crossing.\nThe agreement is technical and leaves the question of status aside, the mediators said.",
		tags: `${tags} customs trade merdare lorries carina`,
	},
	{
		id: "dialogue-envoy-shuttle",
		outlet: "lighthouse",
		title: "EU envoy begins shuttle talks between Prishtina and Belgrade on next round of dialogue",
		text: "The EU's envoy for the dialogue, Henrik Aalto, began two days of shuttle talks in Prishtina and Belgrade, seeking an agenda for the next round of negotiations between Kosovo and Serbia.\nDiplomats say three files are close to done: school documents, telephone codes and joint rescue services in the mountains. A fourth, on municipalities in the north, is not.\nAalto is expected to report to the twenty-seven member states before the end of the month.",
		tags: `${tags} envoy eu shuttle`,
	},
	{
		id: "bisedime-telefoni",
		outlet: "sharri",
		title: "Pa tarifë roaming mes Kosovës dhe Serbisë: negociatorët caktojnë afatin",
		text: "Thirrjet telefonike mes Kosovës dhe Serbisë do të kushtojnë njësoj si ato vendore nga fundi i vitit, u pajtuan negociatorët në raundin e fundit të dialogut në Bruksel.\nOperatorët kanë gjashtë muaj kohë për të ndryshuar rrjetet. Sipas ndërmjetësit Henrik Aalto, marrëveshja u kursen qytetarëve rreth tetë milionë euro në vit.\nArta Lumi e quajti atë një lajm të mirë për familjet e ndara.",
		tags: `${tags} roaming telefoni telephone`,
	},
	{
		id: "archive-talks-opened",
		outlet: "rugova",
		title: "New round of Kosovo–Serbia dialogue opens in Brussels with missing persons on the table",
		text: "A new round of the dialogue between Kosovo and Serbia opened in Brussels, with missing persons and energy in the north on the agenda. The delegations met first apart and then together.\nThe EU's envoy Henrik Aalto said he did not expect a signature, “but a date for one”. Talks had stood still since the summer.",
		tags: `${tags} missing persons energy`,
		hoursAgo: 31,
	},
	{
		id: "archive-dijalog-bez-dogovora",
		outlet: "savski",
		title: "Beograd i Priština bez dogovora o dnevnom redu, dijalog se nastavlja sledeće nedelje",
		text: "Tehnički timovi Beograda i Prištine nisu uspeli da se dogovore o dnevnom redu nove runde dijaloga u Briselu. Razgovori se nastavljaju sledeće nedelje.\nSporno je da li će se o struji na severu Kosova govoriti pre ili posle pitanja nestalih. Posrednici kažu da su stavovi bliži nego proletos.",
		tags: `${tags} dnevni red`,
		hoursAgo: 58,
	},
	{
		id: "archive-dialogu-ftesa",
		outlet: "sharri",
		title: "Dialogu Kosovë–Serbi: palët ftohen në Bruksel javën e ardhshme",
		text: "Bashkimi Evropian i ftoi kryenegociatorët e Kosovës dhe të Serbisë në Bruksel javën e ardhshme. Ftesa u konfirmua nga të dyja palët.\nNë rend dite janë personat e pagjetur dhe energjia në veri. Takimi i fundit u mbajt para shtatë muajsh.",
		tags: `${tags} ftesa invitation`,
		hoursAgo: 96,
	},
	{
		id: "archive-envoy-named",
		outlet: "lighthouse",
		title: "EU names Henrik Aalto as mediator in talks between Kosovo and Serbia",
		text: "The European Union has named the diplomat Henrik Aalto as its mediator in the dialogue between Kosovo and Serbia. He takes up the post on the first of the month.\nAalto, 58, led border talks in the Baltic for eleven years. He said he would begin by listening, first in Mitrovica, then in Niš.",
		tags: `${tags} envoy mediator`,
		hoursAgo: 139,
	},
];
