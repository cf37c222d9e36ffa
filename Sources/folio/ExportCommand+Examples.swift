extension ExportCommand {
    /// The examples of the help: every option is in one.
    static let examples = """
        Examples:
          folio export --format markdown -o out
          folio export --format jsonl --unit page --compression zstd -o corpus
          folio export --format parquet --record finepdfs -o out
          folio export --format jsonl --record chunks --chunk-size 800 -o out
          folio export --format jsonl --unit page -o -
          folio export --format jsonl --unit document --join-pages -o out
          folio export --format jsonl --unit document --page-anchors -o out
          folio export --format jsonl --spans block --shard-size 256MB -o out
          folio export --format jsonl --split train=0.99,validation=0.01 -o out
          folio export --format jsonl --split a=0.5,b=0.5 --split-salt 7 -o out
          folio export --format jsonl --shard 3/16 --resume --jobs 4 --json -o out
          folio export --format jsonl --tables pipe --spans repeat -o out
          folio export --format jsonl --formulas bracket -o out
          folio export --format jsonl --furniture distinct -o out
          folio export --format jsonl --images placeholder -o out
          folio export --format jsonl --text provider -o out
          folio export --format jsonl --escape none --code labels --struck drop -o out
          folio export --format jsonl --exclude-type toc,reference,form_field -o out
          folio export --format jsonl --drop-confidence-below 0.6 --normalize -o out
          folio export --format jsonl --no-normalize -o out
          folio export --format jsonl --provider mineru,docling -o out
          folio export --format jsonl --prefer agreement -o out
          folio export --format jsonl --select 'heading:radar OR 水位' -o out
          folio export --format jsonl --select '2024/report#p12/b1' -o out
          folio export --format jsonl --type table,formula --pages 3-7 -o out
          folio export --format jsonl --key-prefix 2024/ --language en,zh -o out
          folio export --format jsonl --media-type application/pdf -o out
          folio export --format jsonl --since 2024-06 --until 2026 -o out
          folio export --format jsonl --metadata author=Lee -o out
          folio export --format jsonl --min-pages 2 --max-pages 500 -o out
          folio export --format jsonl --min-chars 200 --max-chars 9000 -o out
          folio export --format jsonl --scores --keep 'fineweb_pass=1' -o out
          folio export --format jsonl --dedup minhash --min-similarity 0.8 -o out
          folio export --format jsonl --dedup minhash --minhash finepdfs -o out
          folio export --format jsonl --dedup exact --duplicates mark -o out
          folio export --format dolma --document 2024/report -o out
          folio export --format opensearch --index manuals -o out
          folio export --format opensearch --analyzer smartcn --nested-blocks -o out
          folio export --format opensearch --updated-since 2026-01-02T03:04:05Z -o out
          folio export --format docling --overwrite -o out
          folio export --format labelstudio --page-image 'h/{page}.png' -o out
        """
}
