// lmdb leaves its `open` on the native module, which a whole process shares: without this every later test file is served
// by the first one's, whose world is torn down.
const lmdb = require('../../node_modules/lmdb/dist/index.cjs');
delete lmdb.nativeAddon.open;
module.exports = lmdb;
