#!/usr/bin/env bash
# Writes the briefs that the browser tests open into target/briefs, one line a brief.
set -euo pipefail
cd "$(dirname "$0")/.."
foederis=${FOEDERIS:-target/release/foederis}
folder=target/briefs

rm -rf "$folder"
mkdir -p "$folder"

brief() {
    local name=$1
    shift
    echo "$folder/$name.html: foederis brief $*"
    "$foederis" brief "$@" -o "$folder/$name.html"
}

brief asian-nato asian-nato
brief nato nato --region atlantic
brief consultation-pact consultation-pact
brief strengthened-minilaterals strengthened-minilaterals
brief seato seato --on 1954-09-08
brief composed --pact MNG,JPN,VNM --template assist --area indo-pacific
