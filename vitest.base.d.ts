/** Test options shared by all packages. The JSON report is what `npm test` sums up in its last line. */
export declare const base: {
    testTimeout: number;
    reporters: [string, [string, {
        outputFile: string;
    }]];
};
/**
 * Two projects of a package's tests. In most files the modules of their worker are shared, since each file anew would
 * load the same code. Those named here start processes, which takes the longer the more memory theirs has, so each has a
 * worker of its own.
 */
export declare const sharing: ({ starting, ...options }: {
    starting: string[];
    setupFiles?: string[];
}) => ({
    test: {
        testTimeout: number;
        reporters: [string, [string, {
            outputFile: string;
        }]];
        setupFiles?: string[];
        name: string;
        exclude: string[];
        isolate: boolean;
    };
} | {
    test: {
        testTimeout: number;
        reporters: [string, [string, {
            outputFile: string;
        }]];
        setupFiles?: string[];
        name: string;
        include: string[];
    };
})[];
