import type * as pulumi from "@pulumi/pulumi";
import { RandomPassword } from "@pulumi/random/randomPassword";

import type { Fault } from "../shared/arguments";
import { matches } from "../shared/argument-rules";

/** What databases of all clouds have in common. */

/** Name of the administrator. None of the servers reserves it. */
export const administratorLogin = "platform";

/** Name of the database on a server unless another is given. */
export const defaultDatabaseName = "app";

/** Port of every server. */
export const postgresPort = 5432;

/** Databases that are part of a server of some cloud. */
const reserved = ["postgres", "template0", "template1", "rdsadmin", "azuremaintenance", "azuresys"];

/** What every server would refuse of the name of a component, and of its database. */
export function databaseFaults(name: string, databaseName = defaultDatabaseName): Fault[] {
    return [
        ...matches(
            "name",
            name,
            /^(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/,
            "1 to 40 lower-case letters, digits and single hyphens, a letter first",
            "choose such a name",
        ),
        ...matches(
            "databaseName",
            databaseName,
            /^[a-z][a-z0-9]{0,62}$/,
            "1 to 63 lower-case letters and digits, a letter first",
            "choose such a name",
        ),
        ...(reserved.includes(databaseName)
            ? [
                  {
                      path: "databaseName",
                      expected: "a name that servers do not use themselves",
                      got: databaseName,
                      repair: "choose another name",
                  },
              ]
            : []),
    ];
}

/** A major version that has the permissions of schemas which logins of applications rely on. */
export function majorVersionFaults(majorVersion: string | undefined): Fault[] {
    return matches(
        "majorVersion",
        majorVersion,
        /^1[6-9]$/,
        'a major version of PostgreSQL from "16" to "19"',
        "write the major version alone, in quotes",
    );
}

/** A password of the administrator's, for servers that make none themselves. */
export function administratorPassword(name: string, parent: pulumi.Resource): pulumi.Output<string> {
    const rules = { length: 40, special: false, minLower: 1, minUpper: 1, minNumeric: 1 };
    return new RandomPassword(`${name}-administrator`, rules, { parent }).result;
}
