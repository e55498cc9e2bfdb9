import type * as pulumi from "@pulumi/pulumi";

import { containerResources } from "../shared/container-resources";
import { restrictedContainer } from "../shared/restricted-container";
import { images } from "../shared/versions";
import { administratorLogin, postgresPort } from "./database-rules";

/** User and group of the image. Source: docker-library/postgres, `17/alpine3.24/Dockerfile` */
const postgresUser = 70;

const dataPath = "/var/lib/postgresql/data";
const passwordPath = "/run/secrets/administrator";

interface InClusterServer {
    readonly labels: Record<string, string>;
    readonly serviceName: string;
    readonly passwordSecret: pulumi.Input<string>;
    readonly databaseName: string;
    readonly storageGb: number;
    readonly storageClassName: string | undefined;
}

/** One pod of PostgreSQL's official image, hardened, with a volume. */
export function inClusterSpec(server: InClusterServer) {
    const { labels, serviceName, storageGb, storageClassName } = server;
    return {
        serviceName,
        replicas: 1,
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: podSpec(server) },
        volumeClaimTemplates: [
            {
                metadata: { name: "data" },
                spec: {
                    accessModes: ["ReadWriteOnce"],
                    storageClassName,
                    resources: { requests: { storage: `${storageGb}Gi` } },
                },
            },
        ],
    };
}

function podSpec({ passwordSecret, databaseName }: InClusterServer) {
    // By TCP: while a fresh volume is prepared, the server listens on a socket only.
    const ready = {
        exec: {
            command: ["pg_isready", "--host=127.0.0.1", `--username=${administratorLogin}`, `--dbname=${databaseName}`],
        },
    };
    return {
        automountServiceAccountToken: false,
        securityContext: {
            runAsNonRoot: true,
            runAsUser: postgresUser,
            runAsGroup: postgresUser,
            fsGroup: postgresUser,
            seccompProfile: { type: "RuntimeDefault" },
        },
        // Time for a checkpoint.
        terminationGracePeriodSeconds: 120,
        containers: [
            {
                name: "postgresql",
                image: images.postgresServer,
                ports: [{ name: "postgresql", containerPort: postgresPort }],
                env: [
                    { name: "POSTGRES_USER", value: administratorLogin },
                    { name: "POSTGRES_PASSWORD_FILE", value: `${passwordPath}/password` },
                    { name: "POSTGRES_DB", value: databaseName },
                    { name: "POSTGRES_INITDB_ARGS", value: "--auth-host=scram-sha-256 --data-checksums" },
                    // Below the mount, where a volume may have a lost+found that initdb refuses.
                    { name: "PGDATA", value: `${dataPath}/pgdata` },
                ],
                startupProbe: { ...ready, periodSeconds: 5, failureThreshold: 60 },
                readinessProbe: { ...ready, periodSeconds: 10, timeoutSeconds: 5 },
                livenessProbe: { ...ready, periodSeconds: 20, timeoutSeconds: 5, failureThreshold: 6 },
                resources: containerResources("100m", "256Mi", "512Mi"),
                securityContext: restrictedContainer,
                volumeMounts: [
                    { name: "data", mountPath: dataPath },
                    { name: "password", mountPath: passwordPath, readOnly: true },
                    { name: "run", mountPath: "/var/run/postgresql" },
                    { name: "tmp", mountPath: "/tmp" },
                ],
            },
        ],
        volumes: [
            { name: "password", secret: { secretName: passwordSecret, defaultMode: 0o440 } },
            { name: "run", emptyDir: {} },
            { name: "tmp", emptyDir: {} },
        ],
    };
}
