import type * as pulumi from "@pulumi/pulumi";

import { containerResources } from "../shared/container-resources";
import { restrictedContainer } from "../shared/restricted-container";
import { images } from "../shared/versions";
import { loginSql } from "./login-sql";

/** What the job depends on. */
export interface LoginJobSettings {
    readonly host: pulumi.Input<string>;
    readonly port: pulumi.Input<string>;
    readonly databaseName: pulumi.Input<string>;
    /** `verify-full`, or `prefer` where no certificate authority is known. */
    readonly sslMode: pulumi.Input<string>;
    /** Secret with `username` and `password`. */
    readonly administratorSecret: pulumi.Input<string>;
    /** Secret with `username` and `verifier`. */
    readonly loginSecret: pulumi.Input<string>;
    /** ConfigMap with `ca.pem`. */
    readonly authorities: pulumi.Input<string>;
}

const authoritiesPath = "/etc/database";

/**
 * The `spec` of a Job that runs the SQL with psql, without a shell. Kubernetes puts the values of variables into
 * PGOPTIONS, which libpq sends as settings of the session.
 *
 * It stays when it is done: one that Kubernetes cleaned up would look to Pulumi as if it had to run again.
 */
export function loginJobSpec(settings: LoginJobSettings) {
    return {
        backoffLimit: 4,
        activeDeadlineSeconds: 600,
        template: {
            spec: {
                restartPolicy: "OnFailure",
                automountServiceAccountToken: false,
                enableServiceLinks: false,
                // psql needs no user that the image knows, and nodes have none with such numbers.
                securityContext: {
                    runAsNonRoot: true,
                    runAsUser: 10_070,
                    runAsGroup: 10_070,
                    seccompProfile: { type: "RuntimeDefault" },
                },
                containers: [
                    {
                        name: "psql",
                        image: images.postgres,
                        command: [
                            "psql",
                            "--no-psqlrc",
                            "--no-password",
                            "--set=ON_ERROR_STOP=1",
                            "--command",
                            loginSql,
                        ],
                        env: loginEnvironment(settings),
                        resources: containerResources("10m", "32Mi", "64Mi"),
                        securityContext: restrictedContainer,
                        volumeMounts: [{ name: "authorities", mountPath: authoritiesPath, readOnly: true }],
                    },
                ],
                volumes: [{ name: "authorities", configMap: { name: settings.authorities } }],
            },
        },
    };
}

function loginEnvironment(settings: LoginJobSettings) {
    const secret = (name: string, from: pulumi.Input<string>, key: string) => ({
        name,
        valueFrom: { secretKeyRef: { name: from, key } },
    });
    return [
        { name: "PGHOST", value: settings.host },
        { name: "PGPORT", value: settings.port },
        { name: "PGDATABASE", value: settings.databaseName },
        { name: "PGSSLMODE", value: settings.sslMode },
        { name: "PGSSLROOTCERT", value: `${authoritiesPath}/ca.pem` },
        { name: "PGCONNECT_TIMEOUT", value: "10" },
        secret("PGUSER", settings.administratorSecret, "username"),
        secret("PGPASSWORD", settings.administratorSecret, "password"),
        secret("LOGIN_USERNAME", settings.loginSecret, "username"),
        secret("LOGIN_VERIFIER", settings.loginSecret, "verifier"),
        { name: "PGOPTIONS", value: "-c login.username=$(LOGIN_USERNAME) -c login.verifier=$(LOGIN_VERIFIER)" },
    ];
}
