/**
 * Lines that stand on pages around an article, in the languages of the catalogue. Each is tried on a whole
 * paragraph of at most {@link maxFurnitureChars} characters, in lower case; none nests one repetition in another.
 */
export const maxFurnitureChars = 240;

function lines(...alternatives: string[]): RegExp {
	return new RegExp(`^(?:${alternatives.join("|")})$`, "iu");
}

/** Up to the end of the line. */
const rest = ".{0,230}";
const marks = "[\\s.:…»>→!|-]{0,6}";

export const furniturePatterns: RegExp[] = [
	// Reading time.
	lines(
		`[^\\p{L}\\d]{0,3}(?:reading time:? |koha e leximit:? |vreme čitanja:? |lesezeit:? |temps de lecture ?:? )?\\d{1,3}(?:[ -]|\\. )?(?:min(?:ute|utes|uta|ute[ns]?|\\.)?|dk|мин(?:ути?|ута)?\\.?)(?:[ -](?:read|reading|lexim|leximi|čitanja|lesezeit|de lecture|okuma(?: süresi)?|читање|читања|četiva|di lettura|de lectura))?${marks}`,
	),
	// Sharing and following.
	lines(
		`(?:share|tweet|pin|email|print|whatsapp|telegram|viber|facebook|twitter)${marks}`,
		`share (?:this|on|via|with|article|story)${rest}`,
		`(?:shpërndaje?|shpërndani|ndaje|ndajeni|podeli(?:te)?|podijeli(?:te)?|teilen|partager|paylaş|сподели|подели|поделите|поделиться|condividi|compartir|distribuie|udostępnij|delen|dela)(?: (?:këtë|në|me|na|ovo|vest|vijest|auf|diesen|diese|sur|cet|bu|questo|su|en|esto)${rest})?${marks}`,
		`(?:follow|like) (?:us|me|our)${rest}`,
		`(?:na ndiqni|pratite nas|zapratite|folgen sie uns|suivez-nous|suivez nous|bizi takip|пратите нас|следете нè|следете не|следвайте ни|подписывайтесь|seguici|síguenos|obserwuj nas|volg ons)${rest}`,
	),
	// Newsletters and subscriptions.
	lines(
		`(?:sign up|subscribe|register)(?: (?:to|for|now|here|today)(?!\\p{L})${rest}|${marks})`,
		`(?:join (?:our|us on|the conversation)|get (?:our|the (?:latest|best|day))|download (?:our|the) app)(?!\\p{L})${rest}`,
		`(?:abonohu|abonohuni|regjistrohu|prijavi(?:te)? se|pretplati(?:te)? se|abonnieren|jetzt abonnieren|hier abonnieren|melden sie sich|inscrivez-vous|abonnez-vous|recevez|bültenimize|abone ol|пријавете се|претплатете се|абонирайте се|iscriviti|suscríbete|abonează-te)${rest}`,
		`.{0,100}newsletter.{0,60}(?:here|inbox|sign up|subscribe|këtu|ovde|ovdje|hier|ici|buradan)${rest}`,
	),
	// Reading on, other articles, and where to click.
	lines(
		`[«→>\\s]{0,4}(?:read|continue|see|learn|find out|show|view) (?:more|reading|on|full|the full|the rest)(?!\\p{L})${rest}`,
		`(?:read also|also read|related|more on this|you may also like|recommended|see also|read next|up next|don't miss|watch|listen|live)(?: (?:article|articles|stories|news|live|now|here))?[:»→]${rest}`,
		`(?:related|recommended|more) (?:article|articles|stories|news|posts|content|reading|topics)${marks}`,
		`(?:click|tap) (?:here|on|to|for)${rest}`,
		`(?:lexo|lexoni) (?:edhe|më shumë|me shume|më tepër|gjithashtu|lajmin|artikullin|të plotë)${rest}`,
		`(?:kliko|klikoni) (?:këtu|ketu)${rest}`,
		`(?:pročitaj(?:te)?|čitaj(?:te)?|pogledaj(?:te)?|vidi) (?:još|i|više|ceo|cijeli|celu|ostatak|ovde|ovdje)(?!\\p{L})${rest}`,
		`(?:opširnije|više|nastavak|saznaj više|povezane vesti|povezani članci)(?: (?:u|na|o) ${rest})?${marks}`,
		`(?:kliknite|klikni) (?:ovde|ovdje|na)${rest}`,
		`(?:lesen sie auch|lesen sie mehr|lesen sie hier|mehr dazu|mehr zum thema|mehr lesen|weiterlesen|weiter lesen|hier klicken|zum artikel|auch interessant|das könnte sie)${rest}`,
		`(?:à lire aussi|à lire|lire aussi|lire la suite|lire plus|en savoir plus|voir aussi|cliquez ici)${rest}`,
		`(?:прочитај(?:те)?|читај(?:те)?|погледни|погледнете|види) (?:повеќе|уште|и|још|више|цел)${rest}`,
		`(?:прочетете (?:още|и|повече)|вижте (?:още|също)|читайте (?:также|далее|также:)|подробнее|опширније|кликнете (?:тука|овде))${rest}`,
		`(?:devamını oku|devamı için|haberin devamı|daha fazla|ayrıca oku|tıklayın|tıkla)${rest}`,
		`(?:leggi anche|leggi tutto|continua a leggere|leer más|lee también|seguir leyendo|citește și|citește mai mult|czytaj (?:też|więcej|także)|lees (?:ook|verder|meer)|läs (?:mer|också)|διαβάστε (?:επίσης|περισσότερα))${rest}`,
	),
	// "The post … appeared first on …", as WordPress says it in each language.
	lines(
		"the post .{1,200} (?:appeared first on|first appeared on) .{1,100}",
		"this (?:article|post|story) .{0,60}(?:was )?(?:first|originally) (?:appeared|published) (?:on|in|by) .{1,100}",
		"(?:postimi|artikulli) .{1,150} (?:u shfaq|u publikua) (?:fillimisht|së pari|për herë të parë) në .{1,80}",
		"(?:članak|objava|post|ovaj članak|чланак|објава|статијата) .{1,150} (?:pojavio se prvo|pojavila se prvo|se pojavio prvi put|je najprej objavljena|се појави прво|појавио се прво) (?:na|на) .{1,80}",
		"der beitrag .{1,200} (?:erschien zuerst auf|ist zuerst erschienen auf) .{1,100}",
		"(?:l[’']article|cet article) .{1,200} est apparu en premier sur .{1,100}",
		"(?:la entrada|l[’']articolo|articolul|het bericht|artykuł|o post|inlägget) .{1,200} (?:se publicó primero en|apareció primero en|proviene da|apare prima dată în|verscheen eerst op|pochodzi z serwisu|apareceu primeiro em|dök först upp på) .{1,100}",
		".{1,200} (?:ilk önce|ilk olarak) .{1,100} (?:üzerinde ortaya çıktı|sitesinde yayınlandı).{0,3}",
	),
	// Where and when it was published, on a line of its own.
	lines(
		`(?:source|sources|burimi|burim|izvor|izvori|quelle|quellen|agence|kaynak|извор|извори|джерело|източник|fonte|fuente|źródło|bron)\\s?[:：]\\s?.{2,80}`,
		`\\p{L}{0,12},?\\s?(?:\\p{L}{3,12}\\.? \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}\\.? \\p{L}{3,12}\\.?,? \\d{4}\\.?|\\d{1,2}[./]\\d{1,2}[./]\\d{4}\\.?)(?:[\\s,|–-]{1,3}(?:at |në |u |um |à |в )?\\d{1,2}[:.]\\d{2}(?:\\s?(?:h|uhr|am|pm))?)?${marks}`,
	),
	// Pictures and rights.
	lines(
		`\\(?(?:photo|photos|foto|fotos|fotografi|fotografija|image|images|picture|pictures|bild|bilder|фото|фотографија|фотография|снимка|fotoğraf|crédit|crédits|credit|illustration|ilustracija|ilustrim|video|видео)(?: (?:by|credit|credits|ilustruese|ilustracija|photo|photos|von|nga|par|arkiv|arhiva|архива|file|kredi))?\\s?[:©/|]${rest}`,
		"\\(?(?:photo|foto|image|picture) (?:by|credit|courtesy|via|von|nga) .{1,120}",
		"(?:file|archive|stock) (?:photo|image|picture).{0,80}",
		"©.{1,120}",
		"(?:copyright|all rights reserved|të gjitha të drejtat|sva prava zadržana|alle rechte vorbehalten|tous droits réservés|tüm hakları saklıdır|сите права задржани|сва права задржана).{0,150}",
		"(?:reuters|ap photo|afp photo|getty images|epa|epa-efe|shutterstock|tanjug|beta|anadolu|fonet|pixabay|unsplash|dpa)(?:\\s?[/|–-]\\s?[\\p{L}. /-]{2,60})?",
	),
	// Advertisements, comments, tags and other ends of a page.
	lines(
		`(?:advertisement|advertising|sponsored|reklamë|reklama|oglas|anzeige|werbung|publicité|reklam|реклама|оглас|pubblicità|publicidad|publicitate)${marks}`,
		`(?:leave a (?:comment|reply)|no comments|comments?(?: \\(?\\d{1,5}\\)?)?|\\d{1,5} comments?|komente|komentari|kommentare|commentaires|yorumlar|коментари)${marks}`,
		`(?:tags?|keywords|topics|etiketa|etiketat|tagovi|oznake|schlagwörter|mots-clés|etiketler|тагови|ознаке|теги)\\s?:${rest}`,
		"#[\\p{L}\\d_]{2,60}(?: #[\\p{L}\\d_]{2,60}){0,20}",
		"(?:published|updated|last updated|posted|publikuar|përditësuar|objavljeno|ažurirano|veröffentlicht|aktualisiert|publié|mis à jour|yayınlanma|güncelleme|објавено|објављено)(?: (?:on|at|më|le|am))?\\s?:? ?[\\p{L}]{0,12},?.{0,8}\\d.{0,50}",
	),
];

/** What introduces an author's name when it is all there is on the line. */
export const byLineOpening =
	/^[(\s—–-]{0,3}(?:(?:written |reported |story |text )?by|by:|nga:?|shkruan:?|shkruar nga:?|përgatiti:?|autori:?|piše:?|pišu:?|autor(?:i|ka)?:|napisao:|napisala:|пише:?|пишува:?|автор:?|аутор:?|подготвил:?|von|von:|text:|par|par:|yazan:?|haber:|di|por|de:|door|av|tekst:|author:|reporter:|authors:)\s{1,2}/iu;

/** News agencies, as they stand in brackets after a place. */
export const agencies =
	/^(?:reuters|ap|afp|dpa|apa|ansa|efe|aa|anadolu|tanjug|beta|fonet|hina|fena|srna|mina|mia|ata|kosovapress|kp|bta|sta|tass|тасс|xinhua|dw|rfe\/rl|rse|rel|bbc|cnn|танјуг|бета|мия|миа|бта|ukrinform|pap|mti|agerpres)(?:[\s/,-].{0,30})?$/iu;

/** Said in capitals at the front of a sentence without being the place it was sent from. */
export const notPlaces = new Set(
	"nato osce kfor eulex unmik fifa uefa covid opec unesco unicef ovse osbe watch live video breaking exclusive update opinion analysis интервју uživo video foto hitno izdvojeno lajmi fundit ekskluzive urgjente eilmeldung direct alerte".split(
		" ",
	),
);
