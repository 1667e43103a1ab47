#!/usr/bin/env bash
# Two mistakes: a name without quotes, and a directory that may not be there.
cd $1
rm -rf "$UNSET_DIRECTORY/"*
