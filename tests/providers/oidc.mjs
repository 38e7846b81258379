// A real OpenID provider for tests: `node oidc.mjs PORT PEOPLE CALLBACK`. PEOPLE is a JSON file from
// login name to claims, read with every sign-in. Any password will do.
import { readFileSync } from "node:fs";
import Provider from "oidc-provider";

const [port, people, callback] = process.argv.slice(2);
const issuer = `http://localhost:${port}`;
const known = () => JSON.parse(readFileSync(people, "utf8"));

const provider = new Provider(issuer, {
  clients: [{ client_id: "rapport", client_secret: "for-tests-alone", redirect_uris: [callback], token_endpoint_auth_method: "client_secret_basic" }],
  claims: { openid: ["sub"], profile: ["name", "email", "uid", "eduperson_affiliation"] },
  pkce: { required: () => true },
  findAccount: (_ctx, id) => {
    const claims = known()[id];
    return claims && { accountId: id, claims: () => ({ sub: id, ...claims }) };
  },
  loadExistingGrant: async (ctx) => { // nobody is asked whether Rapport may know
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope("openid profile");
    await grant.save();
    return grant;
  },
});
provider.listen(Number(port), "localhost", () => console.log("ready"));
