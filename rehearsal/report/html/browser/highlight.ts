/** So many places are marked at most; nobody looks at more. */
const most = 2_000;

/** Marks the words where they stand, in browsers that can without a change to the page. */
export function highlight(words: readonly string[], within: readonly Element[]): void {
    if (!("highlights" in CSS)) {
        return;
    }
    const ranges: Range[] = [];
    for (const element of words.length === 0 ? [] : within) {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node !== null && ranges.length < most; node = walker.nextNode()) {
            ranges.push(...rangesIn(node, words));
        }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
}

function rangesIn(node: Node, words: readonly string[]): Range[] {
    const text = node.textContent?.toLowerCase() ?? "";
    return words.flatMap((word) => {
        const ranges: Range[] = [];
        for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
            // A few letters change their length with their case.
            if (at + word.length <= (node.textContent?.length ?? 0)) {
                const range = new Range();
                range.setStart(node, at);
                range.setEnd(node, at + word.length);
                ranges.push(range);
            }
        }
        return ranges;
    });
}
