import type { Stack, Subject } from "./rule";

/** The resources of a stack, by type. */
export function stackOf(subjects: readonly Subject[]): Stack {
    const byType = new Map<string, Subject[]>();
    for (const subject of subjects) {
        const alike = byType.get(subject.type);
        if (alike === undefined) {
            byType.set(subject.type, [subject]);
        } else {
            alike.push(subject);
        }
    }
    return {
        ofType: <Properties>(type: string) => (byType.get(type) ?? []) as readonly Subject<Properties>[],
    };
}
