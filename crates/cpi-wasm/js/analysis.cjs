"use strict";
module.exports = require("./analysis.js");
