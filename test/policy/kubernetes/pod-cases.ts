/** A digest of an image. */
export const digest = `sha256:${"0123456789abcdef".repeat(4)}`;

/** A pod with nothing to complain about. */
export const pod = {
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, runAsUser: 10_001, seccompProfile: { type: "RuntimeDefault" } },
    containers: [
        {
            name: "web",
            image: `registry.example.com:5000/web:1.2.3@${digest}`,
            ports: [{ containerPort: 8080 }],
            env: [
                { name: "LOG_LEVEL", value: "info" },
                { name: "PASSWORD_FILE", value: "/run/secrets/password" },
                { name: "PASSWORD", valueFrom: { secretKeyRef: { name: "login", key: "password" } } },
            ],
            command: ["web", "--token-file=/run/secrets/token"],
            resources: { requests: { cpu: "50m", memory: "64Mi" }, limits: { memory: "128Mi" } },
            readinessProbe: { httpGet: { path: "/readyz", port: 8080 } },
            livenessProbe: { tcpSocket: { port: 8080 } },
            securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ["ALL"] },
            },
        },
    ],
    volumes: [{ name: "tmp", emptyDir: {} }],
};

/** A deployment of it. */
export const deployment = { spec: { template: { spec: pod } } };

/** A cron job of it. */
export const cronJob = {
    type: "kubernetes:batch/v1:CronJob",
    properties: { spec: { jobTemplate: { spec: { template: { spec: pod } } } } },
};

/** What every rule on pods accepts: the pod in all its forms. */
export const compliant = {
    "a hardened deployment": { type: "kubernetes:apps/v1:Deployment", properties: deployment },
    "a hardened pod": { type: "kubernetes:core/v1:Pod", properties: { spec: pod } },
    "a hardened cron job": cronJob,
    "a patch that leaves everything else out": {
        type: "kubernetes:apps/v1:DeploymentPatch",
        properties: { spec: { template: { spec: { containers: [{ name: "web" }] } } } },
    },
};

/** Where a deployment has its pod. */
export const inside = "spec.template.spec";

/** Where a deployment has the pod's container. */
export const container = `${inside}.containers[0]`;
