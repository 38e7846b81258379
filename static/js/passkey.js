// What of a page needs a passkey shows itself where the browser knows passkeys ([data-passkey]); a
// passkey that was not taken, or a window that was closed, is said in words.
"use strict";

(() => {
  if (window.PublicKeyCredential) {
    for (const part of document.querySelectorAll("[data-passkey]")) part.hidden = false;
  }
  const said = document.getElementById("passkey-said");
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    if (said) said.textContent = said.dataset.failed;
  });
})();
