// A real SAML provider for tests: `node saml.cjs PORT PEOPLE ACS KEY CERT`. PEOPLE is a JSON file from
// login name to attributes, read with every sign-in. Any password will do.
const { readFileSync } = require("node:fs");
const express = require("express");
const samlp = require("samlp");

const [port, people, acs, key, cert] = process.argv.slice(2);
const issuer = `http://localhost:${port}/idp`;
const app = express();
app.use(express.urlencoded({ extended: false }));

const quoted = (value = "") => value.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
app.get("/sso", (request, response) => {
  const { SAMLRequest, RelayState } = request.query;
  response.send(`<form method="post" action="/sso?SAMLRequest=${encodeURIComponent(SAMLRequest)}&RelayState=${encodeURIComponent(RelayState ?? "")}">
    <label>Login <input name="login"></label><button>Sign-in</button></form>`);
});
app.post("/sso", (request, response, next) => {
  const attributes = JSON.parse(readFileSync(people, "utf8"))[request.body.login];
  if (!attributes) { response.status(403).send("unknown"); return; }
  samlp.auth({
    issuer,
    cert: readFileSync(cert),
    key: readFileSync(key),
    destination: acs,
    recipient: acs,
    audience: acs.replace("/acs/", "/metadata/"),
    lifetimeInSeconds: 300,
    signatureAlgorithm: "rsa-sha256",
    digestAlgorithm: "sha256",
    getPostURL: (_audience, _dom, _request, answer) => answer(null, acs),
    getUserFromRequest: () => ({ id: request.body.login, ...attributes }),
    profileMapper: Object.assign((user) => ({
      getClaims: () => Object.fromEntries(Object.entries(user).filter(([name]) => name !== "id")),
      getNameIdentifier: () => ({ nameIdentifier: user.id, nameIdentifierFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent" }),
    }), { metadata: [] }),
  })(request, response, next);
});
app.listen(Number(port), "localhost", () => console.log("ready"));
