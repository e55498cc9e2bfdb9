/** GitHub's limit for the text of a comment, of an issue and of a pull request, in characters. */
export const textLimit = 65_536;

/** Text of others on a line of Markdown: no markup, no mention. */
export function plainText(text: string): string {
    return withoutMentions(text.replace(/[\\`*_{}[\]<>()#+!|~&:]/g, "\\$&"));
}

/** Markdown of others, without mentions: nobody is called by a text that nobody of us has written. */
export function withoutMentions(markdown: string): string {
    // A zero-width space, which readers don't see. Where the sign stands doesn't matter: markup in front of it goes away.
    return markdown.replace(/(@|&#0*64;?|&#x0*40;?|&commat;)(?=[\w&<\\])/gi, "$1\u200B");
}
