/** The data set of a first start on the embedded database, and the landing page. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access :: login",
            "account",
            "billing",
            "billing :: price",
            "cost",
            "evidence",
            "platform",
            "sending",
            "signature",
            "staff",
            "template"
        })
@org.jspecify.annotations.NullMarked
package dev.signet.demo;
