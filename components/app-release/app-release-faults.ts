import { GitOpsControllerKind } from "../gitops-controller/gitops-controller";
import { known, type Fault } from "../shared/arguments";
import { branchPattern, cidr, distinctNames, matches, wholeNumber } from "../shared/argument-rules";
import { kubernetesName } from "../shared/kubernetes-rules";
import type { AppReleaseArgs } from "./app-release-args";
import { factPathProblem } from "./facts";

/** A path inside a repository that cannot lead out of it. */
const insideRepository = /^(?!.*(^|\/)\.{1,2}(\/|$))[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/;
const quantity = /^\d+(\.\d+)?(m|k|M|G|T|Ki|Mi|Gi|Ti)?$/;

/** Everything that Kubernetes or the controller would refuse, or that would widen the application's rights. */
export function appReleaseFaults(name: string, args: AppReleaseArgs): Fault[] {
    const { repository, quota = {} } = args;
    return [
        // Helm takes at most 53 characters for a release, which gets the component's name.
        ...kubernetesName("name", name, 53),
        ...kubernetesName("namespace", args.namespace),
        ...kubernetesName("controller.namespace", args.controller.namespace),
        ...matches(
            "controller.kind",
            args.controller.kind,
            new RegExp(`^(${Object.values(GitOpsControllerKind).join("|")})$`),
            `one of ${Object.values(GitOpsControllerKind).join(", ")}`,
            "pass a controller of this package, or GitOpsControllerKind",
        ),
        ...matches(
            "repository.url",
            repository.url,
            /^(https:\/\/|ssh:\/\/git@)[A-Za-z0-9.-]+(:\d+)?\/\S+$/,
            "the URL of a Git repository, https://HOST/… or ssh://git@HOST/…, without credentials",
            "put credentials into a Secret",
        ).map((fault) => ({ ...fault, got: repository.url.replace(/\/\/.*@/, "//[secret]@") })),
        ...matches(
            "repository.branch",
            repository.branch,
            branchPattern,
            "the name of a branch such as main",
            "leave refs/heads/ out",
        ),
        ...kubernetesName("repository.credentialsSecret", repository.credentialsSecret),
        ...matches(
            "chartPath",
            args.chartPath,
            insideRepository,
            "a folder in the repository",
            "give service/chart, for example",
        ),
        ...matches(
            "valuesFile",
            args.valuesFile,
            insideRepository,
            "a file in the repository",
            "give releases/dev/service.yaml, for example",
        ),
        ...factFaults(Object.keys(known(args.facts) ?? {})),
        ...kindFaults(args),
        ...secretFaults(args),
        ...distinctNames("secrets", args.secrets ?? []),
        ...egressFaults(args),
        ...distinctNames("egress", args.egress ?? []),
        ...matches("quota.cpu", quota.cpu, quantity, "a quantity such as 2 or 500m", "correct it"),
        ...matches("quota.memory", quota.memory, quantity, "a quantity such as 4Gi", "correct it"),
        ...wholeNumber("quota.pods", quota.pods, 1, 10_000, "pods"),
        ...wholeNumber("historyLimit", args.historyLimit, 1, 100, "releases"),
    ];
}

function factFaults(paths: readonly string[]): Fault[] {
    return paths.flatMap((path) => {
        const expected = factPathProblem(path, paths);
        return expected === undefined
            ? []
            : [{ path: `facts["${path}"]`, expected, got: path, repair: "rename the fact" }];
    });
}

/** Kinds by which an application could give itself rights, or read what others keep secret. */
const forbidden = ["Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding", "Secret", "ExternalSecret"];

function kindFaults({ kinds }: AppReleaseArgs): Fault[] {
    if (kinds?.length === 0) {
        return [
            { path: "kinds", expected: "at least one kind", got: kinds, repair: "leave it out for the usual ones" },
        ];
    }
    return (kinds ?? []).flatMap(({ group, kind, resource }, index) => [
        ...matches(
            `kinds[${index}].group`,
            group,
            /^$|^[a-z0-9.-]+$/,
            "an API group, empty for the core",
            "drop the version",
        ),
        ...matches(
            `kinds[${index}].kind`,
            kind,
            new RegExp(`^(?!(${forbidden.join("|")})$)[A-Z][A-Za-z0-9]*$`),
            `a kind such as Deployment, and none of ${forbidden.join(", ")}`,
            "create such objects outside of the application",
        ),
        ...matches(
            `kinds[${index}].resource`,
            resource,
            /^[a-z][a-z0-9]*$/,
            "the plural name such as deployments",
            "take it from kubectl api-resources",
        ),
    ]);
}

function secretFaults({ secrets = [] }: AppReleaseArgs): Fault[] {
    return secrets.flatMap(({ name, keys }, index) => [
        ...kubernetesName(`secrets[${index}].name`, name),
        ...(keys.length === 0
            ? [
                  {
                      path: `secrets[${index}].keys`,
                      expected: "at least one key",
                      got: keys,
                      repair: "name what is needed",
                  },
              ]
            : []),
        ...keys.flatMap((key, at) =>
            matches(
                `secrets[${index}].keys[${at}]`,
                key,
                /^[-._a-zA-Z0-9]{1,253}$/,
                "letters, digits, hyphens, underscores and dots",
                "rename the part of the entry",
            ),
        ),
    ]);
}

function egressFaults({ egress = [] }: AppReleaseArgs): Fault[] {
    return egress.flatMap(({ name, cidrs, port }, index) => [
        ...kubernetesName(`egress[${index}].name`, name, 60),
        ...(known(cidrs) ?? []).flatMap((one, at) => cidr(`egress[${index}].cidrs[${at}]`, one)),
        ...wholeNumber(`egress[${index}].port`, known(port), 1, 65_535, "TCP port"),
    ]);
}
