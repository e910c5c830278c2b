package com.xiaomi.privacy.foundation.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tree is that of RFC 6962, and says of what it was made. */
class MerkleTreeTest {

    private static final HexFormat HEX = HexFormat.of();

    // The leaves and roots with which implementations of Certificate Transparency are tested.
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void rootsAreThoseOfCertificateTransparency(int leaves, String root) {
        assertThat(HEX.formatHex(
                        root(LEAVES.stream().limit(leaves).map(HEX::parseHex).toList())))
                .isEqualTo(root);
    }

    @Property(tries = 200)
    void leavesOneByOneGiveTheRootThatTheDefinitionGives(@ForAll @Size(max = 70) List<byte[]> leaves) {
        assertThat(root(leaves)).isEqualTo(byDefinition(leaves));
    }

    @Property(tries = 200)
    void anotherLeafGivesAnotherRoot(@ForAll @Size(min = 1, max = 70) List<byte[]> leaves, @ForAll int at) {
        List<byte[]> changed = new ArrayList<>(leaves);
        int place = Math.floorMod(at, leaves.size());
        changed.set(place, Arrays.copyOf(leaves.get(place), leaves.get(place).length + 1));

        assertThat(root(changed)).isNotEqualTo(root(leaves));
        assertThat(root(leaves.subList(1, leaves.size()))).isNotEqualTo(root(leaves));
    }

    @Property(tries = 200)
    void anotherOrderGivesAnotherRoot(@ForAll @Size(min = 2, max = 70) @UniqueElements List<Integer> numbers) {
        List<Integer> swapped = new ArrayList<>(numbers);
        Collections.swap(swapped, 0, numbers.size() - 1);

        assertThat(root(bytes(swapped))).isNotEqualTo(root(bytes(numbers)));
    }

    private static List<byte[]> bytes(List<Integer> numbers) {
        return numbers.stream()
                .map(number -> HEX.parseHex("%08x".formatted(number)))
                .toList();
    }

    private static byte[] root(List<byte[]> leaves) {
        MerkleTree tree = new MerkleTree();
        leaves.forEach(tree::add);
        return tree.root();
    }

    /** MTH of RFC 6962, section 2.1, word by word. */
    private static byte[] byDefinition(List<byte[]> leaves) {
        int size = leaves.size();
        if (size == 0) {
            return DigestUtils.getSha256Digest().digest();
        }
        if (size == 1) {
            return hash(new byte[] {0}, leaves.getFirst());
        }
        int split = Integer.highestOneBit(size - 1);
        return hash(new byte[] {1}, byDefinition(leaves.subList(0, split)), byDefinition(leaves.subList(split, size)));
    }

    private static byte[] hash(byte[]... parts) {
        var digest = DigestUtils.getSha256Digest();
        Arrays.stream(parts).forEach(digest::update);
        return digest.digest();
    }
}
