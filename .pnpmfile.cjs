// The node-<platform> packages write `os` and `cpu` as a string, which pnpm does not read; as lists, only the
// machine's own Node is downloaded.
module.exports = {
  hooks: {
    readPackage(pkg) {
      if (/^node-(linux|win|darwin)-/.test(pkg.name)) {
        pkg.os = [].concat(pkg.os)
        pkg.cpu = [].concat(pkg.cpu)
      }
      return pkg
    },
  },
}
