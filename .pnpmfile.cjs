// The node-<platform> packages write `os` and `cpu` as a string, which pnpm does not read; as lists, only the
// machine's own Node is downloaded. The packaged Chromium does not say that it is for 64-bit Linux; of it only the
// browser is used, so it may be installed by a Node that is older than its code wants: pnpm would leave it out.
module.exports = {
  hooks: {
    readPackage(pkg) {
      if (/^node-(linux|win|darwin)-/.test(pkg.name)) {
        pkg.os = [].concat(pkg.os)
        pkg.cpu = [].concat(pkg.cpu)
      }
      if (pkg.name === '@sparticuz/chromium') {
        pkg.os = ['linux']
        pkg.cpu = ['x64']
        delete pkg.engines
      }
      return pkg
    },
  },
}
