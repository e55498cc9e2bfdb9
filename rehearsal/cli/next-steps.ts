import type { Command } from "./arguments";

/** What a person may want to do after a deployment, as commands to type. */
export function nextSteps({ stack, cwd, state }: Command): string[] {
    const project = cwd === process.cwd() ? "" : ` --cwd ${cwd}`;
    const places = state === undefined ? project : `${project} --state ${state}`;
    const steps = [
        ["up", "", "once more: nothing changes"],
        ["preview", " --diff", `after an edit of Pulumi.${stack}.yaml or of the program`],
        ["outputs", "", "see the outputs again"],
        ["destroy", "", "delete everything"],
    ].map(([verb = "", flags = "", what = ""]) => [
        `npm run rehearse -- ${verb} --stack ${stack}${places}${flags}`,
        what,
    ]);
    const width = Math.max(...steps.map(([command = ""]) => command.length));
    return [
        "",
        "What next:",
        ...steps.map(([command = "", what = ""]) => `  ${command.padEnd(width)}  ${what}`),
        "The clouds were simulated: nothing of this exists. README.md tells how to deploy for real, with `npx pulumi up`.",
    ];
}
