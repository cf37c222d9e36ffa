import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.ParentChildrenBlockJoinQuery;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.apache.lucene.search.join.ScoreMode;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * Indexes blocks as a server's nested documents are, and finds each by its whole text: NestedBlocks ANALYZER.
 *
 * Lines of standard input: record, block, box and text in base64, between tabs. Prints the blocks found with their box, those without words,
 * and the words of two and more Chinese characters.
 */
class NestedBlocks {
    record Block(String record, String block, String box, String text) {}

    public static void main(String[] arguments) throws Exception {
        Analyzer analyzer = switch (arguments[0]) {
            case "cjk" -> new CJKAnalyzer();
            case "standard" -> new StandardAnalyzer();
            case "smartcn" -> new SmartChineseAnalyzer();
            default -> throw new IllegalArgumentException(arguments[0]);
        };
        Map<String, List<Block>> records = new LinkedHashMap<>();
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = input.readLine()) != null; ) {
            String[] parts = line.split("\t", -1);
            String text = new String(Base64.getDecoder().decode(parts[3]), StandardCharsets.UTF_8);
            records.computeIfAbsent(parts[0], key -> new ArrayList<>()).add(new Block(parts[0], parts[1], parts[2], text));
        }
        var folder = new ByteBuffersDirectory();
        try (var writer = new IndexWriter(folder, new IndexWriterConfig(analyzer))) {
            for (var entry : records.entrySet()) {
                List<Document> documents = new ArrayList<>();
                for (Block block : entry.getValue()) documents.add(document(block));
                var parent = new Document();
                parent.add(new StringField("id", entry.getKey(), Field.Store.YES));
                parent.add(new StringField("kind", "record", Field.Store.NO));
                documents.add(parent);
                writer.addDocuments(documents);
            }
        }
        var searcher = new IndexSearcher(DirectoryReader.open(folder));
        var parents = new QueryBitSetProducer(new TermQuery(new Term("kind", "record")));
        int found = 0, empty = 0;
        for (List<Block> blocks : records.values()) {
            for (Block block : blocks) {
                Query phrase = new QueryBuilder(analyzer).createPhraseQuery("text", block.text);
                if (phrase == null) {
                    empty += 1;
                } else if (isHit(block, phrase, searcher, parents)) {
                    found += 1;
                } else {
                    System.err.println(arguments[0] + " does not find " + block);
                }
            }
        }
        System.out.println(found + " " + empty + " " + words(records, analyzer));
    }

    static Document document(Block block) {
        var document = new Document();
        document.add(new StringField("block", block.block, Field.Store.YES));
        document.add(new StringField("box", block.box, Field.Store.YES));
        document.add(new TextField("text", block.text, Field.Store.NO));
        return document;
    }

    /** Whether the block's record is found, and the block with its box within, as `inner_hits` answers. */
    static boolean isHit(Block block, Query query, IndexSearcher searcher, QueryBitSetProducer parents) throws Exception {
        var nested = new ToParentBlockJoinQuery(query, parents, ScoreMode.Max);
        for (ScoreDoc parent : searcher.search(nested, Integer.MAX_VALUE >> 8).scoreDocs) {
            if (!searcher.doc(parent.doc).get("id").equals(block.record)) continue;
            var inner = new ParentChildrenBlockJoinQuery(parents, query, parent.doc);
            for (ScoreDoc child : searcher.search(inner, 10_000).scoreDocs) {
                var document = searcher.doc(child.doc);
                if (document.get("block").equals(block.block) && document.get("box").equals(block.box)) return true;
            }
        }
        return false;
    }

    static int words(Map<String, List<Block>> records, Analyzer analyzer) throws Exception {
        int count = 0;
        for (List<Block> blocks : records.values()) {
            for (Block block : blocks) {
                try (var stream = analyzer.tokenStream("text", block.text)) {
                    var term = stream.addAttribute(CharTermAttribute.class);
                    stream.reset();
                    while (stream.incrementToken()) {
                        int[] points = term.toString().codePoints().toArray();
                        count += points.length > 1 && IntStream.of(points).allMatch(Character::isIdeographic) ? 1 : 0;
                    }
                }
            }
        }
        return count;
    }
}
