/**
 * The syntaxes of names in Kubernetes. Each check answers why a text is not of that syntax, or `undefined` if it is.
 * Source: apimachinery/pkg/util/validation/validation.go of Kubernetes.
 */
export type Syntax = (text: string) => string | undefined;

const label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const subdomain = `${label}(\\.${label})*`;
const qualified = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
const labelValue = `(${qualified})?`;

/** A label of RFC 1123, as names of namespaces are. */
export const isLabel: Syntax = limited(
    63,
    label,
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end " +
        "with an alphanumeric character (e.g. 'my-name',  or '123-abc', ",
);

/** A subdomain of RFC 1123, as most names are. */
export const isSubdomain: Syntax = limited(
    253,
    subdomain,
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start " +
        "and end with an alphanumeric character (e.g. 'example.com', ",
);

/** A label of RFC 1035, as names of services are: it starts with a letter. */
export const isLabel1035: Syntax = limited(
    63,
    "[a-z]([-a-z0-9]*[a-z0-9])?",
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, " +
        "and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', ",
);

/** What may stand between slashes of a URL, as names of roles are. */
export const isPathSegment: Syntax = (text) => {
    if (text === "." || text === "..") {
        return `may not be '${text}'`;
    }
    const found = ["/", "%"].find((character) => text.includes(character));
    return found === undefined ? undefined : `may not contain '${found}'`;
};

/** The value of a label. */
export const isLabelValue: Syntax = limited(
    63,
    labelValue,
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start " +
        "and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', ",
);

const isNamePart: Syntax = limited(
    63,
    qualified,
    "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric " +
        "character (e.g. 'MyName',  or 'my.name',  or '123-abc', ",
);

/** The key of a label or annotation: a name, with a domain and a slash before it if need be. */
export const isQualifiedName: Syntax = (text) => {
    const parts = text.split("/");
    const [first = "", second] = parts;
    if (parts.length > 2) {
        return `a qualified name must consist of alphanumeric characters, '-', '_' or '.', with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`;
    }
    if (second === undefined) {
        return first === "" ? "name part must be non-empty" : isNamePart(first);
    }
    const prefixFault = first === "" ? "must be non-empty" : isSubdomain(first);
    return prefixFault === undefined
        ? second === ""
            ? "name part must be non-empty"
            : isNamePart(second)
        : `prefix part ${prefixFault}`;
};

/** A key in a ConfigMap or Secret. */
export const isConfigKey: Syntax = (text) => {
    if (text === "." || text.startsWith("..")) {
        return `must not be '.' or start with '..'`;
    }
    return limited(
        253,
        "[-._a-zA-Z0-9]+",
        "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', ",
    )(text);
};

/** The name of a port: a service name of IANA. */
export const isPortName: Syntax = (text) => {
    if (text.length > 15) {
        return "must be no more than 15 characters";
    }
    if (!/^[-a-z0-9]+$/.test(text)) {
        return "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)";
    }
    if (!/[a-z]/.test(text)) {
        return "must contain at least one letter (a-z)";
    }
    if (text.includes("--")) {
        return "must not contain consecutive hyphens";
    }
    return /^-|-$/.test(text) ? "must not begin or end with a hyphen" : undefined;
};

/** The name of an environment variable, in the wide form of Kubernetes 1.30 and later. */
export const isEnvName: Syntax = (text) =>
    /^[ -<>-~]+$/.test(text)
        ? undefined
        : "a valid environment variable name must consist only of printable ASCII characters other than '='";

/** A number of a port. */
export function isPort(value: number): string | undefined {
    return Number.isInteger(value) && value >= 1 && value <= 65535
        ? undefined
        : "must be between 1 and 65535, inclusive";
}

function limited(most: number, pattern: string, explanation: string): Syntax {
    const expression = new RegExp(`^(?:${pattern})$`);
    return (text) => {
        if (text.length > most) {
            return `must be no more than ${most} bytes`;
        }
        return expression.test(text)
            ? undefined
            : `${explanation}regex used for validation is '${pattern.replaceAll("\\\\", "\\")}')`;
    };
}
