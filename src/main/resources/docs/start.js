// Shows the contract of this very program; the validator of Swagger's own site is off, since nothing is asked elsewhere.
window.addEventListener("load", () => {
  SwaggerUIBundle({
    url: "/openapi.yaml",
    dom_id: "#contract",
    deepLinking: true,
    tryItOutEnabled: true,
    validatorUrl: null,
  });
});
