// Shows the contract of this very program; the validator of Swagger's own site is off, since nothing is asked elsewhere.

// An example carries the day on which it was written. Sent as it is, its second copy would be a duplicate.
function sentNow(request) {
  if (request.url.endsWith("/alarms") && typeof request.body === "string") {
    const now = JSON.stringify(new Date().toISOString());
    request.body = request.body.replace(/"2026-11-22T[0-9:.]+\+0000"/g, now);
  }
  return request;
}

window.addEventListener("load", () => {
  SwaggerUIBundle({
    url: "/openapi.yaml",
    dom_id: "#contract",
    deepLinking: true,
    tryItOutEnabled: true,
    validatorUrl: null,
    requestInterceptor: sentNow,
  });
});
