import type { Report, ReleasedImage, StackReport } from "../model/report";
import { type Detail, propertyRow } from "./changes";
import { code, codeValue, table } from "./text";

/** How many releases are listed; so many more than a person reads that the limit stands for the comment's size only. */
const mostReleases = 60;

/** What is released where: one row for each application and stack. */
export function releaseLines({ stacks }: Report): string[] {
    const released = stacks.flatMap(({ stack, releases }) => releases.map((release) => ({ stack, release })));
    if (released.length === 0) {
        return [];
    }
    const rows = released
        .slice(0, mostReleases)
        .map(({ stack, release: { application, kind, before, after, values } }) => [
            code(stack),
            code(application),
            imageText(before),
            kind === "removed" ? "removed" : imageText(after),
            values.length === 0 ? "–" : String(values.length),
        ]);
    const more = released.length - rows.length;
    return [
        "## Releases",
        "",
        ...table(["Stack", "Application", "Before", "After", "Other values"], rows),
        ...(more > 0 ? [`And ${more} more; the page has them all.`, ""] : []),
    ];
}

/** The other values of a stack's releases that change. */
export function releaseValueLines({ releases }: StackReport, { properties }: Detail): string[] {
    return releases
        .filter(({ values }) => values.length > 0 && properties > 0)
        .flatMap(({ file, values }) => [
            `📦 ${code(file)}`,
            "",
            ...table(["Value", "Before", "After"], values.slice(0, 3 * properties).map(propertyRow)),
            ...(values.length > 3 * properties
                ? [`And ${values.length - 3 * properties} more; the page has them all.`, ""]
                : []),
        ]);
}

const digestLength = "sha256:".length + 12;

function imageText(image: ReleasedImage | undefined): string {
    return image === undefined ? "–" : `${codeValue(image.version)} ${codeValue(image.digest.slice(0, digestLength))}`;
}
