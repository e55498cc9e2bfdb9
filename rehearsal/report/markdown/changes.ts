import { groupBy } from "../../display/groups";
import type { ChangeKind, PropertyChange, ResourceChange, StackReport } from "../model/report";
import { labelOf } from "../model/resource-names";
import { code, codeValues, count, folded, place, plain, table } from "./text";
import { changeWords } from "./words";

/** How much of the changes is written. */
export interface Detail {
    /** How many properties of a resource are listed. */
    readonly properties: number;
    /** How many resources of a kind are listed. */
    readonly resources: number;
}

/** What happens to the resources of a stack: with properties what is replaced, deleted and updated; by name what is created. */
export function changeLines({ changes, presence }: StackReport, detail: Detail): string[] {
    if (presence === "removed") {
        const title = `${changeWords.deleted.sign} Left without a settings file: ${count(changes.length, "resource")}`;
        return folded(title, nameLines(changes, detail.resources));
    }
    const own = changes.filter(({ replacedWith }) => replacedWith === undefined);
    const of = (kind: ChangeKind) => own.filter((change) => change.kind === kind);
    return [
        ...of("replaced")
            .slice(0, detail.resources)
            .flatMap((change) => resourceLines(change, detail)),
        ...replacedWithLines(changes, detail),
        ...of("deleted")
            .slice(0, detail.resources)
            .flatMap((change) => resourceLines(change, detail)),
        ...updatedLines(of("updated"), detail),
        ...restLines([of("replaced"), of("deleted")], detail),
        ...createdLines(of("created"), detail),
    ];
}

/** The resources whose provider is replaced: one reason for all of them. */
function replacedWithLines(changes: readonly ResourceChange[], { resources }: Detail): string[] {
    const groups = groupBy(changes, ({ replacedWith = "" }) => replacedWith);
    return [...groups].flatMap(([provider, members]) =>
        provider === ""
            ? []
            : folded(
                  `${changeWords.replaced.sign} Replaced with their provider: ${count(members.length, "resource")}`,
                  [
                      `Their provider ${code(labelOf(provider))} is replaced, and with it all that it manages.`,
                      "",
                      ...nameLines(members, resources),
                  ],
              ),
    );
}

/** Many resources can change alike, as by a setting that holds for all. */
function updatedLines(updated: readonly ResourceChange[], detail: Detail): string[] {
    const groups = [...groupBy(updated, ({ properties }) => JSON.stringify(properties)).values()];
    const shown = groups.slice(0, detail.resources);
    const more = groups.slice(detail.resources).flat().length;
    return [
        ...shown.flatMap((group) => {
            const [first] = group;
            return first === undefined || group.length < fewAlike
                ? group.flatMap((change) => resourceLines(change, detail))
                : alikeLines(first, group, detail);
        }),
        ...(more > 0 ? [`And ${more} more updated; the page has them all.`, ""] : []),
    ];
}

const fewAlike = 3;

function alikeLines(
    first: ResourceChange,
    group: readonly ResourceChange[],
    { properties, resources }: Detail,
): string[] {
    const { sign, word } = changeWords.updated;
    return [
        `${sign} **${word}: ${count(group.length, "resource")} alike**`,
        "",
        ...table(["Property", "Before", "After"], first.properties.slice(0, properties).map(propertyRow)),
        ...folded("Which", nameLines(group, resources)),
    ];
}

function resourceLines(change: ResourceChange, { properties }: Detail): string[] {
    const { kind, typeName, name, component, consequence, source } = change;
    const { sign, word } = changeWords[kind];
    const of = component.urn === "" ? "" : ` of ${code(`${component.typeName} ${component.name}`)}`;
    const shown = change.properties.slice(0, properties);
    const more = change.properties.length - shown.length;
    const meaning = consequence === undefined ? "" : ` **${plain(consequence)}**`;
    return [
        `${sign} **${word}: ${code(`${typeName} ${name}`)}**${of}${place(source)}${reasonText(change)}.${meaning}`,
        "",
        ...(shown.length === 0 ? [] : table(["Property", "Before", "After"], shown.map(propertyRow))),
        ...(more > 0 && shown.length > 0 ? [`And ${more} more; the page has them all.`, ""] : []),
    ];
}

function reasonText({ kind, replaceReasons, perhaps }: ResourceChange): string {
    if (replaceReasons.length === 0) {
        return kind === "replaced" ? ", along with what it depends on" : "";
    }
    const reasons = replaceReasons.map(code).join(", ");
    return perhaps ? `, perhaps: ${reasons} is known only in the deployment` : `, because of ${reasons}`;
}

export function propertyRow({ path, replaces, option, old, new: next }: PropertyChange): string[] {
    const notes = [...(option ? ["option"] : []), ...(replaces ? ["forces the replacement"] : [])];
    const note = notes.length === 0 ? "" : ` (${notes.join(", ")})`;
    return [`${code(path)}${note}`, ...codeValues(old, next)];
}

function createdLines(created: readonly ResourceChange[], { resources }: Detail): string[] {
    const { sign, word } = changeWords.created;
    return created.length === 0
        ? []
        : folded(`${sign} ${word}: ${count(created.length, "resource")}`, nameLines(created, resources));
}

/** Resources by name, a line for each component. */
function nameLines(changes: readonly ResourceChange[], most: number): string[] {
    const shown = changes.slice(0, most);
    const groups = groupBy(shown, ({ component }) => `${component.typeName} ${component.name}`);
    const more = changes.length - shown.length;
    return [
        ...[...groups].map(([component, members]) => {
            const names = members.map(({ typeName, name, source }) => `${code(`${typeName} ${name}`)}${place(source)}`);
            return `- ${code(component)}: ${names.join(", ")}`;
        }),
        ...(more > 0 ? [`- and ${more} more`] : []),
    ];
}

function restLines(groups: readonly (readonly ResourceChange[])[], { resources }: Detail): string[] {
    const more = groups.reduce((sum, group) => sum + Math.max(0, group.length - resources), 0);
    return more === 0 ? [] : [`And ${more} more replaced or deleted; the page has them all.`, ""];
}

/** The settings that differ. */
export function settingsLines({ settings }: StackReport, { properties }: Detail): string[] {
    const more = settings.length - 3 * properties;
    return settings.length === 0 || properties === 0
        ? []
        : folded(`⚙️ Settings: ${count(settings.length, "change")}`, [
              ...table(["Setting", "Before", "After"], settings.slice(0, 3 * properties).map(propertyRow)),
              ...(more > 0 ? [`And ${more} more; the page has them all.`, ""] : []),
          ]);
}
