import { fold } from "./fold.ts";

/** Words that say nothing of what a text is about, as written; compared folded. */
const LISTS: Record<string, string> = {
	en: `a about above after again all also am among an and any are as at be because been before being below between both but by can
could did do does during each few for from further had has have he her here hers him his how i if in into is it its itself just let may me
might more most must my near no nor not now of off on once only or other our out over own per said same says she should since so some such
than that the their theirs them then there these they this those through to too toward towards under until up upon us very via was we were what when where
which while who whom whose why will with within without would you your yours s t news latest updates anything everything things`,
	sr: `a ali bi bez bih bila bile bili bilo bio biti da do duž ga gde gdje i ih ili im iz iza između ja je jer jesu još kad kada kako kao kod koja koje
kojeg kojem koji kojih kojim kojoj koju kroz li na nad nakon ne nego neka neki nešto ni nije nisam nisu o od on ona one oni ono ova ovaj ove ovo
ovi pa po pod pored posle poslije pošto pre prema preko pri prije protiv s sa sam samo se si smo ste su sve svi svoj svoje svojih šta što ta tada taj tako takođe
te ti to toga tog tome tu u uz već vi više za zbog će ću vesti vijesti novosti`,
	sq: `a ai ajo ata ato atë atij asaj aq as çdo çfarë çka dhe do e edhe është i ia iu ishin ishte ja jam janë jo ka kam kanë kemi këtë kësaj këtij kjo ky kur
kush la le ma me më mbi midis mos na nga në nën nëse një ndaj ndër nuk o ose para për përmes pas pasi po por prej pa pranë qe që rreth s sa saj se si sikur
ta tek te të tij tha tyre u unë vetëm ndërmjet jashtë brenda gjatë kundër sipas lajme lajmet`,
	de: `aber alle allem allen aller als also am an auch auf aus bei beim bin bis bist da damit dann das dass dem den der des dessen die dies diese diesem diesen
dieser dieses doch dort durch ein eine einem einen einer eines er es etwas für gegen hat hatte hatten haben hier ich ihm ihn ihr ihre ihrem ihren ihrer im in ins ist
ja jede jedem jeden jeder kann kein keine können man mehr mit nach nicht noch nun nur ob oder ohne sein seine seinem seinen seiner seit sich sie sind so soll sowie
über um und uns unter vom von vor war waren was wegen weil wenn werden wie wieder will wir wird wo wurde wurden zu zum zur zwischen nachrichten`,
	fr: `a à afin ai ainsi après au aussi autre autres aux avant avec avoir c car ce cela ces cet cette ceux chez comme contre d dans de depuis des dès donc dont
du elle elles en encore entre est et été être eu il ils j je jusque l la le les leur leurs lors lui m mais même mes moins mon n ne ni nos notre nous on ont ou où par
pas pendant plus pour puis qu quand que quel quelle quelles quels qui s sa sans se ses si son sont sous sur t ta tandis te tes toi ton tous tout toute toutes très tu un
une vers vos votre vous y actualités`,
	tr: `acaba ama ancak artık aslında az bana bazı belki ben beri bile bir biri birkaç birçok biz bu buna bunda bundan bunu bunun çok çünkü da daha de defa değil
diye dolayı eğer en gibi göre hem hep hepsi her hiç için ile ise işte kadar karşı ki kim mı mi mu mü nasıl ne neden nerede o olan olarak oldu olduğu olsa on ona
ondan onlar onu onun oysa pek rağmen sanki siz şey  tüm üzere ve veya ya yani yok zaten haber haberleri`,
	uk: `а або але без би був була були було бути в вже від він вона вони воно все всі ви да для до де є ж за з зі із і й його її їх їм їй інших коли лише між ми на над не
ні ніж о об однак після по поки про при проти під та так також такі там те ти тим то того той тому тут у цей це цього цієї ці чи чим що щоб щодо як яка яке який які якого якої якій яких
якщо я через хто новини`,
	es: `a al algo ante antes así aún aunque bajo bien cada casi como con contra cual cuál cuando cuándo de del desde donde dónde dos durante e el él ella ellas ellos en entre era
es esa esas ese eso esos esta está están estas este esto estos fue fueron ha hace hacia han hasta hay la las le les lo los más me mi mientras muy ni no nos o otra otras
otro otros para pero por porque pues que qué quien quién se sea según ser si sí sido sin sobre son su sus tan tanto te tras tu tú u un una uno unas unos y ya yo noticias`,
	it: `a ad agli ai al alla alle allo anche ancora avere c che chi ci ciò coi col come con contro cosa cui d da dagli dai dal dalla dalle dallo degli dei del dell della delle
dello di dopo dove due e è ed era erano essere fa fino fra già gli ha hanno i il in io l la le lei li lo loro lui ma me mi molto ne né negli nei nel nella nelle nello noi non
nostro o ogni oltre ora per perché però più poi prima quale quando quella quelle quelli quello questa queste questi questo qui se senza si sia sono sopra sotto stata
stato su sua sue sugli sui sul sulla sulle sullo suo suoi tra tu tutti tutto un una uno verso vi notizie`,
	mk: `а ако ама без беше би биде бил била биле било во веќе ги го да дали до додека е и или им има исто ја јас каде како кај кога кого кои кој која кое која кон
ќе ли ме меѓу ми многу му на над најмногу не него нема ние ниту но о од околу освен оваа овие овој ова па по повеќе под покрај после потоа поради пред преку при против со сè само
се сега си сите сме сте сум су тоа тие тој таа треба тука ту уште за зад затоа зошто што вести`,
	ru: `а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да даже для до его ее ей ему если есть еще же за здесь и из или им их к как
ко когда кто ли либо между меня мне мы на над нам нас не него нее нет ни них но о об однако он она они оно от очень по под после при против про с со так также такой там те тем то того
тоже той только том ты у уже хотя чего чей чем что чтобы чье эта эти это этого я новости`,
};

const STOP_WORDS = new Map<string, ReadonlySet<string>>(
	Object.entries(LISTS).map(([language, list]) => [language, new Set(list.split(/\s+/).map(fold))]),
);

/** The folded words that say nothing in this language; none for languages without a list. */
export function stopWordsOf(language: string): ReadonlySet<string> {
	return STOP_WORDS.get(language) ?? new Set();
}

/** Whether a folded word says nothing in this language; false for languages without a list. */
export function isStopWord(folded: string, language: string): boolean {
	return STOP_WORDS.get(language)?.has(folded) ?? false;
}

const EVERYWHERE = new Set([...STOP_WORDS.values()].flatMap((words) => [...words]));

/** Whether a folded word says nothing in one of the languages at least. */
export function isStopWordSomewhere(folded: string): boolean {
	return EVERYWHERE.has(folded);
}
