import { byUse, type Charge, counted, type Rule, unknown } from "../charge";
import { numberAt, textAt } from "../stack-view";

/** `Standard_D2ds_v5`: a family, cores and a series. */
const sizeForm = /^Standard_(?<family>[A-Z])(?<cores>\d+)(?<features>[a-z]*)_(?<version>v\d+)$/;

/** A server is billed for its machine and for its storage; a standby for both once more. */
export const postgresql: Rule = (server, stack) => {
    const { inputs } = server;
    const region = stack.regionOf(server);
    const standby = (textAt(inputs, "highAvailability.mode") ?? "Disabled") !== "Disabled";
    const servers = standby ? 2 : 1;
    const label = standby ? "PostgreSQL and its standby" : "PostgreSQL";
    const gigabytes = numberAt(inputs, "storage.storageSizeGB");
    return [
        machines(label, servers, textAt(inputs, "sku.name"), region),
        gigabytes === undefined
            ? unknown("storage", `${label}: storage`, "Its size is known only after a deployment.")
            : counted(
                  {
                      id: "storage",
                      what: `${label}: ${servers} × ${gigabytes} GiB of storage`,
                      region,
                      service: "postgresql-storage",
                      key: textAt(inputs, "storage.type") ?? "Premium_LRS",
                      count: { base: gigabytes * servers, most: gigabytes * servers },
                  },
                  ...(textAt(inputs, "storage.autoGrow") === "Enabled" ? ["It has not grown."] : []),
              ),
        byUse("backups of PostgreSQL beyond the size of its storage", {
            region,
            service: "postgresql-backup",
            key: "Backup_Storage_LRS",
        }),
    ];
};

/** Burstable machines have prices of their own, others one for each core. */
function machines(label: string, servers: number, size: string | undefined, region: string | undefined): Charge {
    if (size === undefined) {
        return unknown("server", `${label}: servers`, "Their size is known only after a deployment.");
    }
    const charge = { id: "server", what: `${label}: ${servers} × ${size}`, region };
    const form = sizeForm.exec(size)?.groups;
    if (form === undefined) {
        return counted({
            ...charge,
            service: "postgresql-burstable",
            key: size,
            count: { base: servers, most: servers },
        });
    }
    const cores = servers * Number(form.cores);
    return counted({
        ...charge,
        service: "postgresql",
        key: `${form.family}${form.features}${form.version}`,
        count: { base: cores, most: cores },
    });
}
