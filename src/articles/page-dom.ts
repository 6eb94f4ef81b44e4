/** What we use of the document tree; the browser's types are not those of this process. */
export interface PageNode {
	nodeType: number;
	nodeValue: string | null;
	textContent: string | null;
	firstChild: PageNode | null;
	nextSibling: PageNode | null;
}

export interface PageElement extends PageNode {
	localName: string;
	getAttribute(name: string): string | null;
}

export interface PageDocument {
	documentElement: PageElement | null;
	querySelector(selector: string): PageElement | null;
	querySelectorAll(selector: string): Iterable<PageElement>;
}
