#!/usr/bin/env node
import 'reflect-metadata';
import { runCommandLine } from '@hoso/cli';

const { argv, env, stdout, stderr } = process;

void runCommandLine({ words: argv.slice(2), env, out: stdout, err: stderr }).then((code) => {
  process.exitCode = code;
});
