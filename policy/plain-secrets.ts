/** What credentials look like that have a form of their own. */
const forms: readonly (readonly [RegExp, string])[] = [
    [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, "a private key"],
    [/\b(AKIA|ASIA)[A-Z2-7]{16}\b/, "an access key of AWS"],
    [/\b(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{22,})/, "a token of GitHub"],
    [/\bglpat-[\w-]{20,}/, "a token of GitLab"],
    [/\bxox[abprs]-[A-Za-z0-9-]{10,}/, "a token of Slack"],
    [/\bpul-[0-9a-f]{40}\b/, "a token of Pulumi"],
    [/\bnpm_[A-Za-z0-9]{36}\b/, "a token of npm"],
    [/\bAIza[\w-]{35}\b/, "a key of Google"],
    [/\b(AccountKey|SharedAccessKey|SharedAccessSignature)=[^;\s]{8,}/, "a connection string of Azure"],
    [/\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/, "a token"],
    [/:\/\/[^\s/:@]+:(?!\$[({])[^\s/:@]+@/, "a password in a URL"],
];

/** Words that a name ends with: alone, after a divider, or after other letters where these make no other word of it. */
const word =
    "(?:(?:^|[^A-Za-z])(?:pass|pwd)|passwd|password|passphrase|secret|token|(?:api|access|private)[-_.]?key|credentials?)";
const namedSecret = new RegExp(`${word}$`, "i");
/** `db.password: x`, `"apiKey": "x"`, `--token=x`. */
const assignment = new RegExp(`${word}["']?\\s*[:=]\\s*["']?([^\\s"',}]+)`, "gim");

/**
 * What secret a text seems to hold, in words that do not repeat it; `undefined` if it seems to hold none.
 *
 * @param name what the text is called: that of `DB_PASSWORD` is a secret whatever it looks like.
 */
export function secretIn(text: string | undefined, name = ""): string | undefined {
    if (text === undefined) {
        return undefined;
    }
    const form = forms.find(([pattern]) => pattern.test(text));
    if (form !== undefined) {
        return form[1];
    }
    if (namedSecret.test(name) && isLiteral(text)) {
        return `the text of ${name}`;
    }
    const assigned = [...text.matchAll(assignment)].some(([, value = ""]) => isLiteral(value));
    return assigned ? "a secret among other text" : undefined;
}

/** Neither a switch, a number, a path, an address nor a reference to a variable. */
function isLiteral(text: string): boolean {
    return !/^(|true|false|null|none|\d{1,5}|[~.]?\/.*|https?:\/\/.*|[$%{<*].*|arn:.*)$/is.test(text.trim());
}
