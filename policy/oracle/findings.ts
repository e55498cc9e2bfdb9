import path from "node:path";

import { isProperties } from "../properties";
import type { Exhibit, Subject } from "./exhibit";

/** Something that checkov has against something that we deploy. */
export interface Finding {
    /** For example `CKV_AWS_91`. */
    readonly check: string;
    /** What the check asks for, in checkov's words. */
    readonly title: string;
    readonly stack: string;
    readonly subject: Subject;
}

/** What checkov said of all exhibits. */
export interface Verdict {
    readonly findings: readonly Finding[];
    /** How many times a check was held against something. */
    readonly checks: number;
    readonly judged: number;
    /** The types that no check knew, each once. */
    readonly unjudged: readonly string[];
    /** Exhibits of which checkov judged nothing: it can't read them, or we don't write them as it reads. */
    readonly unread: readonly string[];
}

/** One line of a report of checkov, as far as it is read. */
interface Record {
    readonly check_id: string;
    readonly check_name: string;
    /** With `/` before it. */
    readonly file_path: string;
    readonly resource: string;
}

/** Reads the reports that checkov prints as JSON: a list of one a framework, or a single one. */
export function readVerdict(printed: string, exhibits: readonly Exhibit[]): Verdict {
    const reports = [JSON.parse(printed) as unknown].flat().filter(isProperties);
    const records = (...kinds: readonly string[]): Record[] =>
        reports.flatMap(({ results }) =>
            kinds.flatMap((kind) => (isProperties(results) ? results[kind] : []) as Record[]),
        );
    // A comment that tells checkov to skip a check is no acceptance: those stand in one place, with reasons.
    const failed = records("failed_checks", "skipped_checks");
    const all = [...failed, ...records("passed_checks")];
    const files = new Map(exhibits.map((exhibit) => [`/${exhibit.file}`, exhibit]));
    const judged = new Set(all.map(({ file_path, resource }) => `${file_path} ${resource}`));
    const unjudged = exhibits.flatMap(({ file, subjects }) =>
        [...subjects].filter(([name]) => !judged.has(`/${file} ${name}`)).map(([, { type }]) => type),
    );
    const readFiles = new Set(all.map(({ file_path }) => file_path));
    return {
        findings: distinct(failed.flatMap((record) => finding(record, files.get(record.file_path)) ?? [])),
        checks: all.length,
        judged: judged.size,
        unjudged: [...new Set(unjudged)].sort(),
        unread: exhibits.map(({ file }) => file).filter((file) => !readFiles.has(`/${file}`)),
    };
}

function finding(record: Record, exhibit: Exhibit | undefined): Finding | undefined {
    if (exhibit === undefined) {
        return undefined;
    }
    const { check_id: check, check_name: title, resource } = record;
    return { check, title, stack: exhibit.stack, subject: exhibit.subjects.get(resource) ?? part(exhibit, resource) };
}

/** Of a part that is no resource of its own, such as the pods of a Deployment or an instruction of a Dockerfile. */
function part({ file }: Exhibit, resource: string): Subject {
    const [type = "", ...name] = path.posix.basename(resource).split(".");
    return { type, name: name.join("."), place: file };
}

/** A check that looks at each container finds the same as often as there are containers. */
function distinct(findings: readonly Finding[]): readonly Finding[] {
    const byText = new Map(
        findings.map((one) => [[one.check, one.stack, one.subject.type, one.subject.name].join(" "), one]),
    );
    return [...byText.values()];
}
