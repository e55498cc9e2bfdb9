import type { Report, ReleasedImage, StackReport } from "../model/report";
import { propertyRow } from "./changes";
import { code, codeValue, table } from "./text";

/** What is released where: one row for each application and stack. */
export function releaseLines({ stacks }: Report): string[] {
    const released = stacks.flatMap(({ stack, releases }) => releases.map((release) => ({ stack, release })));
    if (released.length === 0) {
        return [];
    }
    const rows = released.map(({ stack, release: { application, kind, before, after, values } }) => [
        code(stack),
        code(application),
        imageText(before),
        kind === "removed" ? "removed" : imageText(after),
        values.length === 0 ? "–" : String(values.length),
    ]);
    return ["## Releases", "", ...table(["Stack", "Application", "Before", "After", "Other values"], rows)];
}

/** The other values of a stack's releases that change. */
export function releaseValueLines({ releases }: StackReport): string[] {
    return releases
        .filter(({ values }) => values.length > 0)
        .flatMap(({ file, values }) => [
            `📦 ${code(file)}`,
            "",
            ...table(["Value", "Before", "After"], values.map(propertyRow)),
        ]);
}

const digestLength = "sha256:".length + 12;

function imageText(image: ReleasedImage | undefined): string {
    return image === undefined ? "–" : `${codeValue(image.version)} ${codeValue(image.digest.slice(0, digestLength))}`;
}
