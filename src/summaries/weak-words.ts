/** Words by which a sentence leans on what stood before it, or speaks as a person rather than as the paper. */
interface WeakWords {
	/** As the first word: pronouns and connectives that point back. Lower case. */
	leaning: Set<string>;
	/** Anywhere: the first and second person. Lower case. */
	personal: Set<string>;
}

const leaning: Record<string, string> = {
	en: "he she it they him her his its their this that these those but and so however meanwhile also then such instead both yet still moreover furthermore nevertheless therefore thus or nor because another others neither",
	sr: "on ona ono oni njega njegov njegova njegovo njegovi njihov njihova njihovo njihovi njen njena njeno njezin to ta taj te ti ovo ova ovaj ovi ove ali a i međutim ipak takođe također zato stoga dakle pak potom zatim onda tada он она оно они њега његов његова његово његови њихов њихова њихово њихови њен њена њено то та тај те ти ово ова овај ови ове али а и међутим ипак такође зато стога дакле пак потом затим онда тада",
	sq: "ai ajo ata ato ky kjo këta këto por dhe megjithatë ndërsa gjithashtu kështu prandaj pastaj atëherë",
	de: "er sie es ihn ihm ihr ihre ihren sein seine seinen seiner dies diese dieser dieses diesen diesem aber und doch jedoch allerdings deshalb daher dadurch damit dafür dagegen dazu danach dann außerdem zudem auch so dort dabei darum trotzdem hingegen oder denn",
	fr: "il elle ils elles ce c cela ça cette ces cet celui celle ceux son sa ses leur leurs mais et donc or ainsi cependant toutefois pourtant ensuite puis aussi",
	tr: "o onlar bu bunlar şu ama fakat ancak ve ayrıca bunun onun böylece sonra üstelik",
	uk: "він вона воно вони його її їх їхній це цей ця ці цього але та а і й проте однак також тому отже потім тоді",
	es: "él ella ellos ellas esto este esta estos estas eso ese esa su sus pero y e también además así entonces luego",
	it: "lui lei loro egli ella essi questo questa questi queste quello quella suo sua suoi sue ma e però inoltre anche così poi quindi tuttavia",
	mk: "тој таа тоа тие него неа негов негова нивен нивните неговите ова овој оваа овие но а и меѓутоа сепак потоа затоа така",
};
const personal: Record<string, string> = {
	en: "i we you my our your me us",
	sr: "ja mi ti vi naš naša moj moja vaš ја ми ти ви наш наша мој моја ваш",
	sq: "unë ne ju jonë im ime",
	de: "ich wir du mein meine unser unsere uns mich mir",
	fr: "je nous vous notre nos mon ma mes votre j",
	tr: "ben biz siz bizim benim",
	uk: "я ми ви наш наша мій моя ваш",
	es: "yo nosotros nuestro nuestra mi mis me nos",
	it: "io noi voi nostro nostra mio mia mi ci",
	mk: "јас ние вие наш наша мој моја",
};

const made = new Map<string, WeakWords>();

/** The words of a language; English ones where it is not known. */
export function weakWordsOf(language: string | undefined): WeakWords {
	const code = language && Object.hasOwn(leaning, language) ? language : "en";
	let found = made.get(code);
	if (!found) {
		found = {
			leaning: new Set((leaning[code] ?? "").split(" ")),
			personal: new Set((personal[code] ?? "").split(" ")),
		};
		made.set(code, found);
	}
	return found;
}
