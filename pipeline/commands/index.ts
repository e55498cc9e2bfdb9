import type { Command } from "../command";
import { checkReleasesCommand } from "./check-releases";
import { comparePlansCommand } from "./compare-plans";
import { findDriftCommand } from "./find-drift";
import { nextVersionCommand } from "./next-version";
import { notifyCommand } from "./notify";
import { postReportCommand } from "./post-report";
import { proposeReleaseCommand } from "./propose-release";
import { pushReleaseCommand } from "./push-release";
import { releasedCommand } from "./released";
import { reportDriftCommand } from "./report-drift";
import { setReleaseCommand } from "./set-release";
import { tagReleaseCommand } from "./tag-release";

/** What `npm run pipeline` knows, by name. */
export const commands: Readonly<Record<string, Command>> = {
    "post-report": postReportCommand,
    "compare-plans": comparePlansCommand,
    "next-version": nextVersionCommand,
    "push-release": pushReleaseCommand,
    "tag-release": tagReleaseCommand,
    "propose-release": proposeReleaseCommand,
    released: releasedCommand,
    "set-release": setReleaseCommand,
    "find-drift": findDriftCommand,
    "check-releases": checkReleasesCommand,
    "report-drift": reportDriftCommand,
    notify: notifyCommand,
};
