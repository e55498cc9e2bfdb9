import type { ResourceRule } from "../rule";
import { databaseCluster, databaseInstance, type DatabaseProperties } from "./databases";

/** What is only on the server is gone with the server, and nobody is told. */
export const rdsLogs: ResourceRule<DatabaseProperties> = {
    name: "rds-logs",
    title: "The logs of databases go to CloudWatch",
    why: "Failed logins and errors are seen by nobody, and are gone when they are asked for.",
    mend: "Set `enabledCloudwatchLogsExports` to what the engine writes, such as `postgresql`; AuroraDatabase always does.",
    severity: "medium",
    references: [{ id: "CKV_AWS_324" }, { id: "CKV_AWS_129" }],
    types: [databaseCluster, databaseInstance],
    guards: [
        { type: databaseCluster, property: "enabledCloudwatchLogsExports" },
        { type: databaseCluster, property: "enabledCloudwatchLogsExports[*]" },
    ],
    scope: "resource",
    *check({ properties: { engine, enabledCloudwatchLogsExports: found } }) {
        const kinds = logsOf(engine ?? "");
        if (!kinds.some((kind) => found?.includes(kind))) {
            yield { property: "enabledCloudwatchLogsExports", expected: kinds.join(" or "), found };
        }
    },
};

/**
 * The logs in which an engine says what went wrong.
 * Source: the SDK's description of `enabledCloudwatchLogsExports`
 */
function logsOf(engine: string): string[] {
    if (engine.includes("postgres")) {
        return ["postgresql"];
    }
    return /mysql|mariadb|sqlserver/.test(engine) ? ["error"] : ["alert", "diag.log", "postgresql", "error"];
}
