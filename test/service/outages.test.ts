import { PostgresServer } from "@fairlead/service/commands/postgres-server";
import { ServiceLogin } from "./database/service-login";
import { ServiceInOutages } from "./outages";

describe("The service, when its database goes away under load,", function () {
    this.timeout(120_000);
    let server: PostgresServer;
    let login: ServiceLogin;

    before(async () => {
        server = await PostgresServer.start();
        login = await ServiceLogin.create(server, "service");
    });

    after(async () => {
        await server.remove();
        login.remove();
    });

    it("answers 503, is ready again by itself, and has kept each write that it acknowledged, once", async () => {
        const service = await ServiceInOutages.start(server, login);
        try {
            await service.restart("fast");
            await service.restart("crash");
            await service.finish();
        } finally {
            await service.close();
        }
    });
});
