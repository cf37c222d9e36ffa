"""Writes results of documents whose names are addresses, markup or hard to encode: odd_names.py FOLDER."""
import json
import os
import sys

names = ["a#p1", "b?c&d=e", "per%20cent", "new\nline", "u\u0308ber 水", "<img src=x onerror=attack()>", "plus+plus", 'quote"\'', "back\\slash"]
folder = sys.argv[1]
os.makedirs(folder, exist_ok=True)
for name in names:
    with open(f"{folder}/{name}_content_list.json", "w", encoding="utf-8") as file:
        json.dump([{"type": "text", "text": "A marsh has an odd name.", "bbox": [100, 100, 900, 200], "page_idx": 0}], file)
