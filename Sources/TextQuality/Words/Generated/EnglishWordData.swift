// Written by tools/export-checks/word_tables.py from spaCy 3.8.18, which is
// Copyright (C) 2016-2024 ExplosionAI GmbH and others, under the MIT license, and datatrove (Apache 2.0). Do not edit. Tables, one after the other: data, with no halves.
// swift-format-ignore-file

/// The tables of spaCy's English tokenizer.
enum EnglishWordData {
    /// First code point, how many follow it, and bits, in hexadecimal.
    static let characters = #"""
        21 0 20; 22 0 10; 23 0 20; 26 0 20; 27 0 10; 28 2 20; 2C 0 30; 3A 2 20; 3E 1 20; 41 19 6
        5B 0 20; 5D 0 20; 5F 0 20; 60 0 10; 61 19 5; 7B 0 20; 7D 0 20; A1 0 20; A6 0 8; A9 0 8
        AB 0 10; AE 0 8; B0 0 8; B4 0 10; B7 0 20; BB 0 10; BF 0 20; C0 16 6; D8 6 6; DF 17 5
        F8 7 5; 100 0 6; 101 0 5; 102 0 6; 103 0 5; 104 0 6; 105 0 5; 106 0 6; 107 0 5; 108 0 6
        109 0 5; 10A 0 6; 10B 0 5; 10C 0 6; 10D 0 5; 10E 0 6; 10F 0 5; 110 0 6; 111 0 5; 112 0 6
        113 0 5; 114 0 6; 115 0 5; 116 0 6; 117 0 5; 118 0 6; 119 0 5; 11A 0 6; 11B 0 5; 11C 0 6
        11D 0 5; 11E 0 6; 11F 0 5; 120 0 6; 121 0 5; 122 0 6; 123 0 5; 124 0 6; 125 0 5; 126 0 6
        127 0 5; 128 0 6; 129 0 5; 12A 0 6; 12B 0 5; 12C 0 6; 12D 0 5; 12E 0 6; 12F 0 5; 130 0 6
        131 0 5; 132 0 6; 133 0 5; 134 0 6; 135 0 5; 136 0 6; 137 1 5; 139 0 6; 13A 0 5; 13B 0 6
        13C 0 5; 13D 0 6; 13E 0 5; 13F 0 6; 140 0 5; 141 0 6; 142 0 5; 143 0 6; 144 0 5; 145 0 6
        146 0 5; 147 0 6; 148 1 5; 14A 0 6; 14B 0 5; 14C 0 6; 14D 0 5; 14E 0 6; 14F 0 5; 150 0 6
        151 0 5; 152 0 6; 153 0 5; 154 0 6; 155 0 5; 156 0 6; 157 0 5; 158 0 6; 159 0 5; 15A 0 6
        15B 0 5; 15C 0 6; 15D 0 5; 15E 0 6; 15F 0 5; 160 0 6; 161 0 5; 162 0 6; 163 0 5; 164 0 6
        165 0 5; 166 0 6; 167 0 5; 168 0 6; 169 0 5; 16A 0 6; 16B 0 5; 16C 0 6; 16D 0 5; 16E 0 6
        16F 0 5; 170 0 6; 171 0 5; 172 0 6; 173 0 5; 174 0 6; 175 0 5; 176 0 6; 177 0 5; 178 1 6
        17A 0 5; 17B 0 6; 17C 0 5; 17D 0 6; 17E 2 5; 181 1 6; 183 0 5; 184 0 6; 185 0 5; 186 1 6
        188 0 5; 189 2 6; 18C 1 5; 18E 3 6; 192 0 5; 193 1 6; 195 0 5; 196 2 6; 199 2 5; 19C 1 6
        19E 0 5; 19F 1 6; 1A1 0 5; 1A2 0 6; 1A3 0 5; 1A4 0 6; 1A5 0 5; 1A6 1 6; 1A8 0 5; 1A9 0 6
        1AA 1 5; 1AC 0 6; 1AD 0 5; 1AE 1 6; 1B0 0 5; 1B1 2 6; 1B4 0 5; 1B5 0 6; 1B6 0 5; 1B7 1 6
        1B9 1 5; 1BB 0 4; 1BC 0 6; 1BD 2 5; 1C4 0 6; 1C5 0 4; 1C6 0 5; 1C7 0 6; 1C8 0 4; 1C9 0 5
        1CA 0 6; 1CB 0 4; 1CC 0 5; 1CD 0 6; 1CE 0 5; 1CF 0 6; 1D0 0 5; 1D1 0 6; 1D2 0 5; 1D3 0 6
        1D4 0 5; 1D5 0 6; 1D6 0 5; 1D7 0 6; 1D8 0 5; 1D9 0 6; 1DA 0 5; 1DB 0 6; 1DC 1 5; 1DE 0 6
        1DF 0 5; 1E0 0 6; 1E1 0 5; 1E2 0 6; 1E3 0 5; 1E4 0 6; 1E5 0 5; 1E6 0 6; 1E7 0 5; 1E8 0 6
        1E9 0 5; 1EA 0 6; 1EB 0 5; 1EC 0 6; 1ED 0 5; 1EE 0 6; 1EF 1 5; 1F1 0 6; 1F2 0 4; 1F3 0 5
        1F4 0 6; 1F5 0 5; 1F6 2 6; 1F9 0 5; 1FA 0 6; 1FB 0 5; 1FC 0 6; 1FD 0 5; 1FE 0 6; 1FF 0 5
        200 0 6; 201 0 5; 202 0 6; 203 0 5; 204 0 6; 205 0 5; 206 0 6; 207 0 5; 208 0 6; 209 0 5
        20A 0 6; 20B 0 5; 20C 0 6; 20D 0 5; 20E 0 6; 20F 0 5; 210 0 6; 211 0 5; 212 0 6; 213 0 5
        214 0 6; 215 0 5; 216 0 6; 217 0 5; 218 0 6; 219 0 5; 21A 0 6; 21B 0 5; 21C 0 6; 21D 0 5
        21E 0 6; 21F 0 5; 220 0 6; 221 0 5; 222 0 6; 223 0 5; 224 0 6; 225 0 5; 226 0 6; 227 0 5
        228 0 6; 229 0 5; 22A 0 6; 22B 0 5; 22C 0 6; 22D 0 5; 22E 0 6; 22F 0 5; 230 0 6; 231 0 5
        232 0 6; 233 6 5; 23A 1 6; 23C 0 5; 23D 1 6; 23F 1 5; 241 0 6; 242 0 5; 243 3 6; 247 0 5
        248 0 6; 249 0 5; 24A 0 6; 24B 0 5; 24C 0 6; 24D 0 5; 24E 0 6; 24F 60 5; 386 0 6; 388 2 6
        38C 0 6; 38E 1 6; 391 18 6; 3AC 3 5; 3B1 18 5; 3CC 2 5; 400 1 6; 403 7 6; 40C 1 6; 410 1F 6
        430 21 5; 453 7 5; 45C 1 5; 482 0 8; 490 0 6; 491 0 5; 496 0 6; 497 0 5; 4A2 0 6; 4A3 0 5
        4AE 0 6; 4AF 0 5; 4BA 0 6; 4BB 0 5; 4D8 0 6; 4D9 0 5; 4E8 0 6; 4E9 0 5; 58D 1 8; 591 63 7
        60C 0 20; 60E 1 8; 61B 0 20; 61F 0 20; 620 2A 7; 66A 0 20; 66E 65 7; 6D4 0 27; 6D5 0 7; 6DE 0 8
        6E5 3 7; 6E9 0 F; 6EA 12 7; 6FD 1 F; 6FF 0 7; 750 2F 7; 7F6 0 8; 8A0 1D 7; 900 63 7; 964 0 27
        965 94 7; 9FA 0 F; 9FB 4 7; B70 0 8; B80 72 7; BF3 5 F; BF9 0 7; BFA 0 F; BFB 83 7; C7F 0 F
        C80 7F 7; D4F 0 8; D79 0 8; D80 7F 7; F01 2 8; F13 0 8; F15 2 8; F1A 5 8; F34 0 8; F36 0 8
        F38 0 8; FBE 7 8; FC7 5 8; FCE 1 8; FD5 3 8; 109E 1 8; 1100 27F 7; 1390 9 8; 1940 0 8; 19DE 21 8
        1B61 9 8; 1B74 8 8; 1D00 25 5; 1D6B C 5; 1D79 21 5; 1E00 0 6; 1E01 0 5; 1E02 0 6; 1E03 0 5; 1E04 0 6
        1E05 0 5; 1E06 0 6; 1E07 0 5; 1E08 0 6; 1E09 0 5; 1E0A 0 6; 1E0B 0 5; 1E0C 0 6; 1E0D 0 5; 1E0E 0 6
        1E0F 0 5; 1E10 0 6; 1E11 0 5; 1E12 0 6; 1E13 0 5; 1E14 0 6; 1E15 0 5; 1E16 0 6; 1E17 0 5; 1E18 0 6
        1E19 0 5; 1E1A 0 6; 1E1B 0 5; 1E1C 0 6; 1E1D 0 5; 1E1E 0 6; 1E1F 0 5; 1E20 0 6; 1E21 0 5; 1E22 0 6
        1E23 0 5; 1E24 0 6; 1E25 0 5; 1E26 0 6; 1E27 0 5; 1E28 0 6; 1E29 0 5; 1E2A 0 6; 1E2B 0 5; 1E2C 0 6
        1E2D 0 5; 1E2E 0 6; 1E2F 0 5; 1E30 0 6; 1E31 0 5; 1E32 0 6; 1E33 0 5; 1E34 0 6; 1E35 0 5; 1E36 0 6
        1E37 0 5; 1E38 0 6; 1E39 0 5; 1E3A 0 6; 1E3B 0 5; 1E3C 0 6; 1E3D 0 5; 1E3E 0 6; 1E3F 0 5; 1E40 0 6
        1E41 0 5; 1E42 0 6; 1E43 0 5; 1E44 0 6; 1E45 0 5; 1E46 0 6; 1E47 0 5; 1E48 0 6; 1E49 0 5; 1E4A 0 6
        1E4B 0 5; 1E4C 0 6; 1E4D 0 5; 1E4E 0 6; 1E4F 0 5; 1E50 0 6; 1E51 0 5; 1E52 0 6; 1E53 0 5; 1E54 0 6
        1E55 0 5; 1E56 0 6; 1E57 0 5; 1E58 0 6; 1E59 0 5; 1E5A 0 6; 1E5B 0 5; 1E5C 0 6; 1E5D 0 5; 1E5E 0 6
        1E5F 0 5; 1E60 0 6; 1E61 0 5; 1E62 0 6; 1E63 0 5; 1E64 0 6; 1E65 0 5; 1E66 0 6; 1E67 0 5; 1E68 0 6
        1E69 0 5; 1E6A 0 6; 1E6B 0 5; 1E6C 0 6; 1E6D 0 5; 1E6E 0 6; 1E6F 0 5; 1E70 0 6; 1E71 0 5; 1E72 0 6
        1E73 0 5; 1E74 0 6; 1E75 0 5; 1E76 0 6; 1E77 0 5; 1E78 0 6; 1E79 0 5; 1E7A 0 6; 1E7B 0 5; 1E7C 0 6
        1E7D 0 5; 1E7E 0 6; 1E7F 0 5; 1E80 0 6; 1E81 0 5; 1E82 0 6; 1E83 0 5; 1E84 0 6; 1E85 0 5; 1E86 0 6
        1E87 0 5; 1E88 0 6; 1E89 0 5; 1E8A 0 6; 1E8B 0 5; 1E8C 0 6; 1E8D 0 5; 1E8E 0 6; 1E8F 0 5; 1E90 0 6
        1E91 0 5; 1E92 0 6; 1E93 0 5; 1E94 0 6; 1E95 8 5; 1E9E 0 6; 1E9F 0 5; 1EA0 0 6; 1EA1 0 5; 1EA2 0 6
        1EA3 0 5; 1EA4 0 6; 1EA5 0 5; 1EA6 0 6; 1EA7 0 5; 1EA8 0 6; 1EA9 0 5; 1EAA 0 6; 1EAB 0 5; 1EAC 0 6
        1EAD 0 5; 1EAE 0 6; 1EAF 0 5; 1EB0 0 6; 1EB1 0 5; 1EB2 0 6; 1EB3 0 5; 1EB4 0 6; 1EB5 0 5; 1EB6 0 6
        1EB7 0 5; 1EB8 0 6; 1EB9 0 5; 1EBA 0 6; 1EBB 0 5; 1EBC 0 6; 1EBD 0 5; 1EBE 0 6; 1EBF 0 5; 1EC0 0 6
        1EC1 0 5; 1EC2 0 6; 1EC3 0 5; 1EC4 0 6; 1EC5 0 5; 1EC6 0 6; 1EC7 0 5; 1EC8 0 6; 1EC9 0 5; 1ECA 0 6
        1ECB 0 5; 1ECC 0 6; 1ECD 0 5; 1ECE 0 6; 1ECF 0 5; 1ED0 0 6; 1ED1 0 5; 1ED2 0 6; 1ED3 0 5; 1ED4 0 6
        1ED5 0 5; 1ED6 0 6; 1ED7 0 5; 1ED8 0 6; 1ED9 0 5; 1EDA 0 6; 1EDB 0 5; 1EDC 0 6; 1EDD 0 5; 1EDE 0 6
        1EDF 0 5; 1EE0 0 6; 1EE1 0 5; 1EE2 0 6; 1EE3 0 5; 1EE4 0 6; 1EE5 0 5; 1EE6 0 6; 1EE7 0 5; 1EE8 0 6
        1EE9 0 5; 1EEA 0 6; 1EEB 0 5; 1EEC 0 6; 1EED 0 5; 1EEE 0 6; 1EEF 0 5; 1EF0 0 6; 1EF1 0 5; 1EF2 0 6
        1EF3 0 5; 1EF4 0 6; 1EF5 0 5; 1EF6 0 6; 1EF7 0 5; 1EF8 0 6; 1EF9 0 5; 1EFA 0 6; 1EFB 0 5; 1EFC 0 6
        1EFD 0 5; 1EFE 0 6; 1EFF 0 5; 2018 2 10; 201C 2 10; 2026 0 20; 2100 1 8; 2103 3 8; 2108 1 8; 2114 0 8
        2116 1 8; 211E 5 8; 2125 0 8; 2127 0 8; 2129 0 8; 212E 0 8; 213A 1 8; 214A 0 8; 214C 1 8; 214F 0 8
        218A 1 8; 2195 4 8; 219C 3 8; 21A1 1 8; 21A4 1 8; 21A7 6 8; 21AF 1E 8; 21D0 1 8; 21D3 0 8; 21D5 1E 8
        2300 7 8; 230C 13 8; 2322 6 8; 2329 1 10; 232B 50 8; 237D 1D 8; 23B4 27 8; 23E2 44 8; 2440 A 8; 249C 4D 8
        2500 B6 8; 25B8 8 8; 25C2 35 8; 2600 6E 8; 2670 F7 8; 2794 2B 8; 27E6 1 10; 2800 FF 8; 2B00 2F 8; 2B45 1 8
        2B4D 26 8; 2B76 1F 8; 2B98 30 8; 2BCA 34 8; 2C60 0 6; 2C61 0 5; 2C62 2 6; 2C65 1 5; 2C67 0 6; 2C68 0 5
        2C69 0 6; 2C6A 0 5; 2C6B 0 6; 2C6C 0 5; 2C6D 3 6; 2C71 0 5; 2C72 0 6; 2C73 1 5; 2C75 0 6; 2C76 5 5
        2C7E 1 6; 2CE5 5 8; 2E80 19 F; 2E9A 0 7; 2E9B 58 F; 2EF4 B 7; 2F00 D5 F; 2FD6 9 7; 2FF0 B F; 2FFC 4 7
        3001 1 27; 3003 0 7; 3004 0 F; 3005 2 7; 3008 9 17; 3012 1 F; 3014 1 17; 3016 9 7; 3020 0 F; 3021 14 7
        3036 1 F; 3038 5 7; 303E 1 F; 3040 BF 7; 3190 1 8; 3196 9 8; 31C0 23 F; 31E4 B 7; 3200 1E F; 321F A 7
        322A 1D F; 3248 7 7; 3250 0 F; 3251 E 7; 3260 1F F; 3280 9 7; 328A 26 F; 32B1 E 7; 32C0 3E F; 32FF 0 7
        3300 FF F; 3400 19BF 7; 4DC0 3F 8; 4E00 51FF 7; A490 36 8; A722 0 6; A723 0 5; A724 0 6; A725 0 5; A726 0 6
        A727 0 5; A728 0 6; A729 0 5; A72A 0 6; A72B 0 5; A72C 0 6; A72D 0 5; A72E 0 6; A72F 2 5; A732 0 6
        A733 0 5; A734 0 6; A735 0 5; A736 0 6; A737 0 5; A738 0 6; A739 0 5; A73A 0 6; A73B 0 5; A73C 0 6
        A73D 0 5; A73E 0 6; A73F 0 5; A740 0 6; A741 0 5; A742 0 6; A743 0 5; A744 0 6; A745 0 5; A746 0 6
        A747 0 5; A748 0 6; A749 0 5; A74A 0 6; A74B 0 5; A74C 0 6; A74D 0 5; A74E 0 6; A74F 0 5; A750 0 6
        A751 0 5; A752 0 6; A753 0 5; A754 0 6; A755 0 5; A756 0 6; A757 0 5; A758 0 6; A759 0 5; A75A 0 6
        A75B 0 5; A75C 0 6; A75D 0 5; A75E 0 6; A75F 0 5; A760 0 6; A761 0 5; A762 0 6; A763 0 5; A764 0 6
        A765 0 5; A766 0 6; A767 0 5; A768 0 6; A769 0 5; A76A 0 6; A76B 0 5; A76C 0 6; A76D 0 5; A76E 0 6
        A76F 0 5; A771 7 5; A779 0 6; A77A 0 5; A77B 0 6; A77C 0 5; A77D 1 6; A77F 0 5; A780 0 6; A781 0 5
        A782 0 6; A783 0 5; A784 0 6; A785 0 5; A786 0 6; A787 0 5; A78B 0 6; A78C 0 5; A78D 0 6; A78E 0 5
        A790 0 6; A791 0 5; A792 0 6; A793 2 5; A796 0 6; A797 0 5; A798 0 6; A799 0 5; A79A 0 6; A79B 0 5
        A79C 0 6; A79D 0 5; A79E 0 6; A79F 0 5; A7A0 0 6; A7A1 0 5; A7A2 0 6; A7A3 0 5; A7A4 0 6; A7A5 0 5
        A7A6 0 6; A7A7 0 5; A7A8 0 6; A7A9 0 5; A7AA 4 6; A7AF 0 5; A7B0 4 6; A7B5 0 5; A7B6 0 6; A7B7 0 5
        A7B8 0 6; A7B9 0 5; A7FA 0 5; A828 3 8; A836 1 8; A839 0 8; AA77 2 8; AB30 2A 5; AB60 4 5; AC00 2BAF 7
        F900 1FF 7; FB1D 94 7; FBD3 16A 7; FD50 77 7; FDF0 B 7; FDFD 0 8; FE30 1F 7; FE70 8C 7; FF01 0 20; FF08 1 10
        FF0C 0 20; FF1A 1 20; FF1F 0 20; FF21 19 6; FF41 19 5; FF5E 0 20; FFE4 0 8; FFE8 0 8; FFED 1 8; FFFC 1 8
        10137 8 8; 10179 10 8; 1018C 2 8; 10190 B 8; 101A0 0 8; 101D0 2C 8; 10877 1 8; 10AC8 0 8; 1173F 0 8; 16B3C 3 8
        16B45 0 8; 1BC9C 0 8; 1D000 F5 8; 1D100 26 8; 1D129 3B 8; 1D16A 2 8; 1D183 1 8; 1D18C 1D 8; 1D1AE 3A 8; 1D200 41 8
        1D245 0 8; 1D300 56 8; 1D800 1FF 8; 1DA37 3 8; 1DA6D 7 8; 1DA76 D 8; 1DA85 1 8; 1ECAC 0 8; 1EE00 BB 7; 1F000 2B 8
        1F030 63 8; 1F0A0 E 8; 1F0B1 E 8; 1F0C1 E 8; 1F0D1 24 8; 1F110 5B 8; 1F170 3C 8; 1F1E6 19 8; 1F200 2 F; 1F203 C 7
        1F210 2B F; 1F23C 3 7; 1F240 8 F; 1F249 6 7; 1F250 1 F; 1F252 D 7; 1F260 5 F; 1F266 99 7; 1F300 FA 8; 1F400 2D4 8
        1F6E0 C 8; 1F6F0 9 8; 1F700 73 8; 1F780 58 8; 1F800 B 8; 1F810 37 8; 1F850 9 8; 1F860 27 8; 1F890 1D 8; 1F900 B 8
        1F910 2E 8; 1F940 30 8; 1F973 3 8; 1F97A 0 8; 1F97C 26 8; 1F9B0 9 8; 1F9C0 2 8; 1F9D0 2F 8; 1FA60 D 8; 20000 A6DF 7
        2A700 44EF 7; 2F800 21F 7
        """#

    /// Words, the lengths of their pieces, and of those that the rules alone would make of them.
    static let exceptions = #"""
        '	1	1
        ''	2	1 1
        'Cause	6	1 5
        'Cos	4	1 3
        'Coz	4	1 3
        'Cuz	4	1 3
        'S	2	1 1
        'bout	5	1 4
        'cause	6	1 5
        'cos	4	1 3
        'coz	4	1 3
        'cuz	4	1 3
        'd	2	1 1
        'em	3	1 2
        'll	3	1 2
        'nuff	5	1 4
        're	3	1 2
        's	2	1 1
        (*_*)	5	1 1 1 1 1
        (-8	3	1 2
        (-:	3	1 1 1
        (-;	3	1 1 1
        (-_-)	5	1 3 1
        (._.)	5	1 1 1 1 1
        (:	2	1 1
        (;	2	1 1
        (=	2	1 1
        (>_<)	5	1 1 1 1 1
        (^_^)	5	1 3 1
        (o:	3	1 1 1
        (¬_¬)	5	1 3 1
        (ಠ_ಠ)	5	1 3 1
        (╯°□°）╯︵┻━┻	11	1 1 1 1 1 1 1 1 1 1 1
        )-:	3	1 1 1
        ):	2	1 1
        -_-	3	
        -__-	4	
        ._.	3	1 1 1
        0.0	3	
        0.o	3	
        0_0	3	
        0_o	3	
        10a.m.	2 4	5 1
        10am	2 2	
        10p.m.	2 4	5 1
        10pm	2 2	
        11a.m.	2 4	5 1
        11am	2 2	
        11p.m.	2 4	5 1
        11pm	2 2	
        12a.m.	2 4	5 1
        12am	2 2	
        12p.m.	2 4	5 1
        12pm	2 2	
        1a.m.	1 4	4 1
        1am	1 2	
        1p.m.	1 4	4 1
        1pm	1 2	
        2a.m.	1 4	4 1
        2am	1 2	
        2p.m.	1 4	4 1
        2pm	1 2	
        3a.m.	1 4	4 1
        3am	1 2	
        3p.m.	1 4	4 1
        3pm	1 2	
        4a.m.	1 4	4 1
        4am	1 2	
        4p.m.	1 4	4 1
        4pm	1 2	
        5a.m.	1 4	4 1
        5am	1 2	
        5p.m.	1 4	4 1
        5pm	1 2	
        6a.m.	1 4	4 1
        6am	1 2	
        6p.m.	1 4	4 1
        6pm	1 2	
        7a.m.	1 4	4 1
        7am	1 2	
        7p.m.	1 4	4 1
        7pm	1 2	
        8)	2	1 1
        8-)	3	2 1
        8-D	3	1 1 1
        8D	2	
        8a.m.	1 4	4 1
        8am	1 2	
        8p.m.	1 4	4 1
        8pm	1 2	
        9a.m.	1 4	4 1
        9am	1 2	
        9p.m.	1 4	4 1
        9pm	1 2	
        :'(	3	1 1 1
        :')	3	1 1 1
        :'-(	4	1 1 1 1
        :'-)	4	1 1 1 1
        :(	2	1 1
        :((	3	1 1 1
        :(((	4	1 1 1 1
        :()	3	1 1 1
        :)	2	1 1
        :))	3	1 1 1
        :)))	4	1 1 1 1
        :*	2	1 1
        :-(	3	1 1 1
        :-((	4	1 1 1 1
        :-(((	5	1 1 1 1 1
        :-)	3	1 1 1
        :-))	4	1 1 1 1
        :-)))	5	1 1 1 1 1
        :-*	3	1 1 1
        :-/	3	1 2
        :-0	3	1 2
        :-3	3	1 2
        :->	3	1 1 1
        :-D	3	1 2
        :-O	3	1 2
        :-P	3	1 2
        :-X	3	1 2
        :-]	3	1 1 1
        :-o	3	1 2
        :-p	3	1 2
        :-x	3	1 2
        :-|	3	1 2
        :-}	3	1 1 1
        :/	2	1 1
        :0	2	1 1
        :1	2	1 1
        :3	2	1 1
        :>	2	1 1
        :D	2	1 1
        :O	2	1 1
        :P	2	1 1
        :X	2	1 1
        :]	2	1 1
        :o	2	1 1
        :o)	3	1 1 1
        :p	2	1 1
        :x	2	1 1
        :|	2	1 1
        :}	2	1 1
        :’(	3	1 1 1
        :’)	3	1 1 1
        :’-(	4	1 1 1 1
        :’-)	4	1 1 1 1
        ;)	2	1 1
        ;-)	3	1 1 1
        ;-D	3	1 2
        ;D	2	1 1
        ;_;	3	1 1 1
        <.<	3	1 1 1
        </3	3	1 2
        <3	2	1 1
        <33	3	1 2
        <333	4	1 3
        <space>	7	1 5 1
        =(	2	1 1
        =)	2	1 1
        =/	2	1 1
        =3	2	1 1
        =D	2	1 1
        =[	2	1 1
        =]	2	1 1
        =|	2	1 1
        >.<	3	1 1 1
        >.>	3	1 1 1
        >:(	3	1 1 1
        >:o	3	1 1 1
        ><(((*>	7	1 1 1 1 1 1 1
        @_@	3	
        Adm.	4	3 1
        Ain't	2 3	
        Aint	2 2	
        Ain’t	2 3	
        Ak.	3	2 1
        Ala.	4	3 1
        Apr.	4	3 1
        Aren't	3 3	
        Arent	3 2	
        Aren’t	3 3	
        Ariz.	5	4 1
        Ark.	4	3 1
        Aug.	4	3 1
        Bros.	5	4 1
        C'mon	3 2	
        C++	3	
        Calif.	6	5 1
        Can't	2 3	
        Can't've	2 3 3	
        Cannot	3 3	
        Cant	2 2	
        Cantve	2 2 2	
        Can’t	2 3	
        Can’t’ve	2 3 3	
        Co.	3	2 1
        Colo.	5	4 1
        Conn.	5	4 1
        Corp.	5	4 1
        Could've	5 3	
        Couldn't	5 3	
        Couldn't've	5 3 3	
        Couldnt	5 2	
        Couldntve	5 2 2	
        Couldn’t	5 3	
        Couldn’t’ve	5 3 3	
        Couldve	5 2	
        Could’ve	5 3	
        C’mon	3 2	
        D.C.	4	
        Daren't	4 3	
        Darent	4 2	
        Daren’t	4 3	
        Dec.	4	3 1
        Del.	4	3 1
        Didn't	3 3	
        Didn't've	3 3 3	
        Didnt	3 2	
        Didntve	3 2 2	
        Didn’t	3 3	
        Didn’t’ve	3 3 3	
        Doesn't	4 3	
        Doesn't've	4 3 3	
        Doesnt	4 2	
        Doesntve	4 2 2	
        Doesn’t	4 3	
        Doesn’t’ve	4 3 3	
        Doin	4	
        Doin'	5	4 1
        Doin’	5	4 1
        Don't	2 3	
        Don't've	2 3 3	
        Dont	2 2	
        Dontve	2 2 2	
        Don’t	2 3	
        Don’t’ve	2 3 3	
        Dr.	3	2 1
        E.G.	4	
        E.g.	4	3 1
        Feb.	4	3 1
        Fla.	4	3 1
        Ga.	3	2 1
        Gen.	4	3 1
        Goin	4	
        Goin'	5	4 1
        Goin’	5	4 1
        Gonna	3 2	
        Gotta	3 2	
        Gov.	4	3 1
        Hadn't	3 3	
        Hadn't've	3 3 3	
        Hadnt	3 2	
        Hadntve	3 2 2	
        Hadn’t	3 3	
        Hadn’t’ve	3 3 3	
        Hasn't	3 3	
        Hasnt	3 2	
        Hasn’t	3 3	
        Haven't	4 3	
        Havent	4 2	
        Haven’t	4 3	
        Havin	5	
        Havin'	6	5 1
        Havin’	6	5 1
        He'd	2 2	
        He'd've	2 2 3	
        He'll	2 3	
        He'll've	2 3 3	
        He's	2 2	2 2
        Hed	2 1	
        Hedve	2 1 2	
        Hellve	2 2 2	
        Hes	2 1	
        He’d	2 2	
        He’d’ve	2 2 3	
        He’ll	2 3	
        He’ll’ve	2 3 3	
        He’s	2 2	2 2
        How'd	3 2	
        How'd've	3 2 3	
        How'd'y	3 2 2	
        How'll	3 3	
        How'll've	3 3 3	
        How're	3 3	
        How's	3 2	3 2
        How've	3 3	
        Howd	3 1	
        Howdve	3 1 2	
        Howll	3 2	
        Howllve	3 2 2	
        Howre	3 2	
        Hows	3 1	
        Howve	3 2	
        How’d	3 2	
        How’d’ve	3 2 3	
        How’d’y	3 2 2	
        How’ll	3 3	
        How’ll’ve	3 3 3	
        How’re	3 3	
        How’s	3 2	3 2
        How’ve	3 3	
        I'd	1 2	
        I'd've	1 2 3	
        I'll	1 3	
        I'll've	1 3 3	
        I'm	1 2	
        I'ma	1 2 1	
        I've	1 3	
        I.E.	4	
        I.e.	4	3 1
        Ia.	3	2 1
        Id	1 1	
        Id.	3	2 1
        Idve	1 1 2	
        Ill.	4	3 1
        Illve	1 2 2	
        Im	1 1	
        Ima	1 1 1	
        Inc.	4	3 1
        Ind.	4	3 1
        Isn't	2 3	
        Isnt	2 2	
        Isn’t	2 3	
        It'd	2 2	
        It'd've	2 2 3	
        It'll	2 3	
        It'll've	2 3 3	
        It's	2 2	2 2
        Itd	2 1	
        Itdve	2 1 2	
        Itll	2 2	
        Itllve	2 2 2	
        It’d	2 2	
        It’d’ve	2 2 3	
        It’ll	2 3	
        It’ll’ve	2 3 3	
        It’s	2 2	2 2
        Ive	1 2	
        I’d	1 2	
        I’d’ve	1 2 3	
        I’ll	1 3	
        I’ll’ve	1 3 3	
        I’m	1 2	
        I’ma	1 2 1	
        I’ve	1 3	
        Jan.	4	3 1
        Jr.	3	2 1
        Jul.	4	3 1
        Jun.	4	3 1
        Kan.	4	3 1
        Kans.	5	4 1
        Ky.	3	2 1
        La.	3	2 1
        Let's	3 2	3 2
        Let’s	3 2	3 2
        Lovin	5	
        Lovin'	6	5 1
        Lovin’	6	5 1
        Ltd.	4	3 1
        Ma'am	5	
        Mar.	4	3 1
        Mass.	5	4 1
        Mayn't	3 3	
        Mayn't've	3 3 3	
        Maynt	3 2	
        Mayntve	3 2 2	
        Mayn’t	3 3	
        Mayn’t’ve	3 3 3	
        Ma’am	5	
        Md.	3	2 1
        Messrs.	7	6 1
        Mich.	5	4 1
        Might've	5 3	
        Mightn't	5 3	
        Mightn't've	5 3 3	
        Mightnt	5 2	
        Mightntve	5 2 2	
        Mightn’t	5 3	
        Mightn’t’ve	5 3 3	
        Mightve	5 2	
        Might’ve	5 3	
        Minn.	5	4 1
        Miss.	5	4 1
        Mo.	3	2 1
        Mont.	5	4 1
        Mr.	3	2 1
        Mrs.	4	3 1
        Ms.	3	2 1
        Mt.	3	2 1
        Must've	4 3	
        Mustn't	4 3	
        Mustn't've	4 3 3	
        Mustnt	4 2	
        Mustntve	4 2 2	
        Mustn’t	4 3	
        Mustn’t’ve	4 3 3	
        Mustve	4 2	
        Must’ve	4 3	
        N.C.	4	
        N.D.	4	
        N.H.	4	
        N.J.	4	
        N.M.	4	
        N.Y.	4	
        Neb.	4	3 1
        Nebr.	5	4 1
        Needn't	4 3	
        Needn't've	4 3 3	
        Neednt	4 2	
        Needntve	4 2 2	
        Needn’t	4 3	
        Needn’t’ve	4 3 3	
        Nev.	4	3 1
        Not've	3 3	
        Nothin	6	
        Nothin'	7	6 1
        Nothin’	7	6 1
        Notve	3 2	
        Not’ve	3 3	
        Nov.	4	3 1
        Nuthin	6	
        Nuthin'	7	6 1
        Nuthin’	7	6 1
        O'clock	7	
        O.O	3	
        O.o	3	
        O_O	3	
        O_o	3	
        Oct.	4	3 1
        Okla.	5	4 1
        Ol	2	
        Ol'	3	2 1
        Ol’	3	2 1
        Ore.	4	3 1
        Oughtn't	5 3	
        Oughtn't've	5 3 3	
        Oughtnt	5 2	
        Oughtntve	5 2 2	
        Oughtn’t	5 3	
        Oughtn’t’ve	5 3 3	
        O’clock	7	
        Pa.	3	2 1
        Ph.D.	5	2 1 2
        Prof.	5	4 1
        Rep.	4	3 1
        Rev.	4	3 1
        S.C.	4	
        Sen.	4	3 1
        Sep.	4	3 1
        Sept.	5	4 1
        Shan't	3 3	
        Shan't've	3 3 3	
        Shant	3 2	
        Shantve	3 2 2	
        Shan’t	3 3	
        Shan’t’ve	3 3 3	
        She'd	3 2	
        She'd've	3 2 3	
        She'll	3 3	
        She'll've	3 3 3	
        She's	3 2	3 2
        Shedve	3 1 2	
        Shellve	3 2 2	
        Shes	3 1	
        She’d	3 2	
        She’d’ve	3 2 3	
        She’ll	3 3	
        She’ll’ve	3 3 3	
        She’s	3 2	3 2
        Should've	6 3	
        Shouldn't	6 3	
        Shouldn't've	6 3 3	
        Shouldnt	6 2	
        Shouldntve	6 2 2	
        Shouldn’t	6 3	
        Shouldn’t’ve	6 3 3	
        Shouldve	6 2	
        Should’ve	6 3	
        Somethin	8	
        Somethin'	9	8 1
        Somethin’	9	8 1
        St.	3	2 1
        Tenn.	5	4 1
        That'd	4 2	
        That'd've	4 2 3	
        That'll	4 3	
        That'll've	4 3 3	
        That's	4 2	4 2
        Thatd	4 1	
        Thatdve	4 1 2	
        Thatll	4 2	
        Thatllve	4 2 2	
        Thats	4 1	
        That’d	4 2	
        That’d’ve	4 2 3	
        That’ll	4 3	
        That’ll’ve	4 3 3	
        That’s	4 2	4 2
        There'd	5 2	
        There'd've	5 2 3	
        There'll	5 3	
        There'll've	5 3 3	
        There're	5 3	
        There's	5 2	5 2
        There've	5 3	
        Thered	5 1	
        Theredve	5 1 2	
        Therell	5 2	
        Therellve	5 2 2	
        Therere	5 2	
        Theres	5 1	
        Thereve	5 2	
        There’d	5 2	
        There’d’ve	5 2 3	
        There’ll	5 3	
        There’ll’ve	5 3 3	
        There’re	5 3	
        There’s	5 2	5 2
        There’ve	5 3	
        These'd	5 2	
        These'd've	5 2 3	
        These'll	5 3	
        These'll've	5 3 3	
        These're	5 3	
        These've	5 3	
        Thesed	5 1	
        Thesedve	5 1 2	
        Thesell	5 2	
        Thesellve	5 2 2	
        Thesere	5 2	
        Theseve	5 2	
        These’d	5 2	
        These’d’ve	5 2 3	
        These’ll	5 3	
        These’ll’ve	5 3 3	
        These’re	5 3	
        These’ve	5 3	
        They'd	4 2	
        They'd've	4 2 3	
        They'll	4 3	
        They'll've	4 3 3	
        They're	4 3	
        They've	4 3	
        Theyd	4 1	
        Theydve	4 1 2	
        Theyll	4 2	
        Theyllve	4 2 2	
        Theyre	4 2	
        Theyve	4 2	
        They’d	4 2	
        They’d’ve	4 2 3	
        They’ll	4 3	
        They’ll’ve	4 3 3	
        They’re	4 3	
        They’ve	4 3	
        This'd	4 2	
        This'd've	4 2 3	
        This'll	4 3	
        This'll've	4 3 3	
        This's	4 2	4 2
        Thisd	4 1	
        Thisdve	4 1 2	
        Thisll	4 2	
        Thisllve	4 2 2	
        Thiss	4 1	
        This’d	4 2	
        This’d’ve	4 2 3	
        This’ll	4 3	
        This’ll’ve	4 3 3	
        This’s	4 2	4 2
        Those'd	5 2	
        Those'd've	5 2 3	
        Those'll	5 3	
        Those'll've	5 3 3	
        Those're	5 3	
        Those've	5 3	
        Thosed	5 1	
        Thosedve	5 1 2	
        Thosell	5 2	
        Thosellve	5 2 2	
        Thosere	5 2	
        Thoseve	5 2	
        Those’d	5 2	
        Those’d’ve	5 2 3	
        Those’ll	5 3	
        Those’ll’ve	5 3 3	
        Those’re	5 3	
        Those’ve	5 3	
        V.V	3	
        V_V	3	
        Va.	3	2 1
        Wash.	5	4 1
        Wasn't	3 3	
        Wasnt	3 2	
        Wasn’t	3 3	
        We'd	2 2	
        We'd've	2 2 3	
        We'll	2 3	
        We'll've	2 3 3	
        We're	2 3	
        We've	2 3	
        Wed	2 1	
        Wedve	2 1 2	
        Wellve	2 2 2	
        Weren't	4 3	
        Werent	4 2	
        Weren’t	4 3	
        Weve	2 2	
        We’d	2 2	
        We’d’ve	2 2 3	
        We’ll	2 3	
        We’ll’ve	2 3 3	
        We’re	2 3	
        We’ve	2 3	
        What'd	4 2	
        What'd've	4 2 3	
        What'll	4 3	
        What'll've	4 3 3	
        What're	4 3	
        What's	4 2	4 2
        What've	4 3	
        Whatd	4 1	
        Whatdve	4 1 2	
        Whatll	4 2	
        Whatllve	4 2 2	
        Whatre	4 2	
        Whats	4 1	
        Whatve	4 2	
        What’d	4 2	
        What’d’ve	4 2 3	
        What’ll	4 3	
        What’ll’ve	4 3 3	
        What’re	4 3	
        What’s	4 2	4 2
        What’ve	4 3	
        When'd	4 2	
        When'd've	4 2 3	
        When'll	4 3	
        When'll've	4 3 3	
        When're	4 3	
        When's	4 2	4 2
        When've	4 3	
        Whend	4 1	
        Whendve	4 1 2	
        Whenll	4 2	
        Whenllve	4 2 2	
        Whenre	4 2	
        Whens	4 1	
        Whenve	4 2	
        When’d	4 2	
        When’d’ve	4 2 3	
        When’ll	4 3	
        When’ll’ve	4 3 3	
        When’re	4 3	
        When’s	4 2	4 2
        When’ve	4 3	
        Where'd	5 2	
        Where'd've	5 2 3	
        Where'll	5 3	
        Where'll've	5 3 3	
        Where're	5 3	
        Where's	5 2	5 2
        Where've	5 3	
        Whered	5 1	
        Wheredve	5 1 2	
        Wherell	5 2	
        Wherellve	5 2 2	
        Wherere	5 2	
        Wheres	5 1	
        Whereve	5 2	
        Where’d	5 2	
        Where’d’ve	5 2 3	
        Where’ll	5 3	
        Where’ll’ve	5 3 3	
        Where’re	5 3	
        Where’s	5 2	5 2
        Where’ve	5 3	
        Who'd	3 2	
        Who'd've	3 2 3	
        Who'll	3 3	
        Who'll've	3 3 3	
        Who're	3 3	
        Who's	3 2	3 2
        Who've	3 3	
        Whod	3 1	
        Whodve	3 1 2	
        Wholl	3 2	
        Whollve	3 2 2	
        Whos	3 1	
        Whove	3 2	
        Who’d	3 2	
        Who’d’ve	3 2 3	
        Who’ll	3 3	
        Who’ll’ve	3 3 3	
        Who’re	3 3	
        Who’s	3 2	3 2
        Who’ve	3 3	
        Why'd	3 2	
        Why'd've	3 2 3	
        Why'll	3 3	
        Why'll've	3 3 3	
        Why're	3 3	
        Why's	3 2	3 2
        Why've	3 3	
        Whyd	3 1	
        Whydve	3 1 2	
        Whyll	3 2	
        Whyllve	3 2 2	
        Whyre	3 2	
        Whys	3 1	
        Whyve	3 2	
        Why’d	3 2	
        Why’d’ve	3 2 3	
        Why’ll	3 3	
        Why’ll’ve	3 3 3	
        Why’re	3 3	
        Why’s	3 2	3 2
        Why’ve	3 3	
        Wis.	4	3 1
        Won't	2 3	
        Won't've	2 3 3	
        Wont	2 2	
        Wontve	2 2 2	
        Won’t	2 3	
        Won’t’ve	2 3 3	
        Would've	5 3	
        Wouldn't	5 3	
        Wouldn't've	5 3 3	
        Wouldnt	5 2	
        Wouldntve	5 2 2	
        Wouldn’t	5 3	
        Wouldn’t’ve	5 3 3	
        Wouldve	5 2	
        Would’ve	5 3	
        XD	2	
        XDD	3	
        You'd	3 2	
        You'd've	3 2 3	
        You'll	3 3	
        You'll've	3 3 3	
        You're	3 3	
        You've	3 3	
        Youd	3 1	
        Youdve	3 1 2	
        Youll	3 2	
        Youllve	3 2 2	
        Youre	3 2	
        Youve	3 2	
        You’d	3 2	
        You’d’ve	3 2 3	
        You’ll	3 3	
        You’ll’ve	3 3 3	
        You’re	3 3	
        You’ve	3 3	
        [-:	3	1 1 1
        [:	2	1 1
        [=	2	1 1
        \")	3	1 1 1
        \n	2	
        \t	2	
        ]=	2	1 1
        ^_^	3	
        ^__^	4	
        ^___^	5	
        a.	2	1 1
        a.m.	4	3 1
        ain't	2 3	
        aint	2 2	
        ain’t	2 3	
        and/or	6	3 1 2
        aren't	3 3	
        arent	3 2	
        aren’t	3 3	
        b.	2	1 1
        c'mon	3 2	
        c.	2	1 1
        can't	2 3	
        can't've	2 3 3	
        cannot	3 3	
        cant	2 2	
        cantve	2 2 2	
        can’t	2 3	
        can’t’ve	2 3 3	
        co.	3	2 1
        could've	5 3	
        couldn't	5 3	
        couldn't've	5 3 3	
        couldnt	5 2	
        couldntve	5 2 2	
        couldn’t	5 3	
        couldn’t’ve	5 3 3	
        couldve	5 2	
        could’ve	5 3	
        c’mon	3 2	
        d.	2	1 1
        daren't	4 3	
        darent	4 2	
        daren’t	4 3	
        didn't	3 3	
        didn't've	3 3 3	
        didnt	3 2	
        didntve	3 2 2	
        didn’t	3 3	
        didn’t’ve	3 3 3	
        doesn't	4 3	
        doesn't've	4 3 3	
        doesnt	4 2	
        doesntve	4 2 2	
        doesn’t	4 3	
        doesn’t’ve	4 3 3	
        doin	4	
        doin'	5	4 1
        doin’	5	4 1
        don't	2 3	
        don't've	2 3 3	
        dont	2 2	
        dontve	2 2 2	
        don’t	2 3	
        don’t’ve	2 3 3	
        e.	2	1 1
        e.g.	4	3 1
        em	2	
        f.	2	1 1
        g.	2	1 1
        goin	4	
        goin'	5	4 1
        goin’	5	4 1
        gonna	3 2	
        gotta	3 2	
        h.	2	1 1
        hadn't	3 3	
        hadn't've	3 3 3	
        hadnt	3 2	
        hadntve	3 2 2	
        hadn’t	3 3	
        hadn’t’ve	3 3 3	
        hasn't	3 3	
        hasnt	3 2	
        hasn’t	3 3	
        haven't	4 3	
        havent	4 2	
        haven’t	4 3	
        havin	5	
        havin'	6	5 1
        havin’	6	5 1
        he'd	2 2	
        he'd've	2 2 3	
        he'll	2 3	
        he'll've	2 3 3	
        he's	2 2	2 2
        hed	2 1	
        hedve	2 1 2	
        hellve	2 2 2	
        hes	2 1	
        he’d	2 2	
        he’d’ve	2 2 3	
        he’ll	2 3	
        he’ll’ve	2 3 3	
        he’s	2 2	2 2
        how'd	3 2	
        how'd've	3 2 3	
        how'd'y	3 2 2	
        how'll	3 3	
        how'll've	3 3 3	
        how're	3 3	
        how's	3 2	3 2
        how've	3 3	
        howd	3 1	
        howdve	3 1 2	
        howll	3 2	
        howllve	3 2 2	
        howre	3 2	
        hows	3 1	
        howve	3 2	
        how’d	3 2	
        how’d’ve	3 2 3	
        how’d’y	3 2 2	
        how’ll	3 3	
        how’ll’ve	3 3 3	
        how’re	3 3	
        how’s	3 2	3 2
        how’ve	3 3	
        i'd	1 2	
        i'd've	1 2 3	
        i'll	1 3	
        i'll've	1 3 3	
        i'm	1 2	
        i'ma	1 2 1	
        i've	1 3	
        i.	2	1 1
        i.e.	4	3 1
        id	1 1	
        idve	1 1 2	
        illve	1 2 2	
        im	1 1	
        ima	1 1 1	
        isn't	2 3	
        isnt	2 2	
        isn’t	2 3	
        it'd	2 2	
        it'd've	2 2 3	
        it'll	2 3	
        it'll've	2 3 3	
        it's	2 2	2 2
        itd	2 1	
        itdve	2 1 2	
        itll	2 2	
        itllve	2 2 2	
        it’d	2 2	
        it’d’ve	2 2 3	
        it’ll	2 3	
        it’ll’ve	2 3 3	
        it’s	2 2	2 2
        ive	1 2	
        i’d	1 2	
        i’d’ve	1 2 3	
        i’ll	1 3	
        i’ll’ve	1 3 3	
        i’m	1 2	
        i’ma	1 2 1	
        i’ve	1 3	
        j.	2	1 1
        k.	2	1 1
        l.	2	1 1
        let's	3 2	3 2
        let’s	3 2	3 2
        ll	2	
        lovin	5	
        lovin'	6	5 1
        lovin’	6	5 1
        m.	2	1 1
        ma'am	5	
        mayn't	3 3	
        mayn't've	3 3 3	
        maynt	3 2	
        mayntve	3 2 2	
        mayn’t	3 3	
        mayn’t’ve	3 3 3	
        ma’am	5	
        might've	5 3	
        mightn't	5 3	
        mightn't've	5 3 3	
        mightnt	5 2	
        mightntve	5 2 2	
        mightn’t	5 3	
        mightn’t’ve	5 3 3	
        mightve	5 2	
        might’ve	5 3	
        must've	4 3	
        mustn't	4 3	
        mustn't've	4 3 3	
        mustnt	4 2	
        mustntve	4 2 2	
        mustn’t	4 3	
        mustn’t’ve	4 3 3	
        mustve	4 2	
        must’ve	4 3	
        n.	2	1 1
        needn't	4 3	
        needn't've	4 3 3	
        neednt	4 2	
        needntve	4 2 2	
        needn’t	4 3	
        needn’t’ve	4 3 3	
        not've	3 3	
        nothin	6	
        nothin'	7	6 1
        nothin’	7	6 1
        notve	3 2	
        not’ve	3 3	
        nuff	4	
        nuthin	6	
        nuthin'	7	6 1
        nuthin’	7	6 1
        o'clock	7	
        o.	2	1 1
        o.0	3	
        o.O	3	1 1 1
        o.o	3	
        o_0	3	
        o_O	3	
        o_o	3	
        ol	2	
        ol'	3	2 1
        ol’	3	2 1
        oughtn't	5 3	
        oughtn't've	5 3 3	
        oughtnt	5 2	
        oughtntve	5 2 2	
        oughtn’t	5 3	
        oughtn’t’ve	5 3 3	
        o’clock	7	
        p.	2	1 1
        p.m.	4	3 1
        q.	2	1 1
        r.	2	1 1
        s.	2	1 1
        shan't	3 3	
        shan't've	3 3 3	
        shant	3 2	
        shantve	3 2 2	
        shan’t	3 3	
        shan’t’ve	3 3 3	
        she'd	3 2	
        she'd've	3 2 3	
        she'll	3 3	
        she'll've	3 3 3	
        she's	3 2	3 2
        shedve	3 1 2	
        shellve	3 2 2	
        shes	3 1	
        she’d	3 2	
        she’d’ve	3 2 3	
        she’ll	3 3	
        she’ll’ve	3 3 3	
        she’s	3 2	3 2
        should've	6 3	
        shouldn't	6 3	
        shouldn't've	6 3 3	
        shouldnt	6 2	
        shouldntve	6 2 2	
        shouldn’t	6 3	
        shouldn’t’ve	6 3 3	
        shouldve	6 2	
        should’ve	6 3	
        somethin	8	
        somethin'	9	8 1
        somethin’	9	8 1
        t.	2	1 1
        that'd	4 2	
        that'd've	4 2 3	
        that'll	4 3	
        that'll've	4 3 3	
        that's	4 2	4 2
        thatd	4 1	
        thatdve	4 1 2	
        thatll	4 2	
        thatllve	4 2 2	
        thats	4 1	
        that’d	4 2	
        that’d’ve	4 2 3	
        that’ll	4 3	
        that’ll’ve	4 3 3	
        that’s	4 2	4 2
        there'd	5 2	
        there'd've	5 2 3	
        there'll	5 3	
        there'll've	5 3 3	
        there're	5 3	
        there's	5 2	5 2
        there've	5 3	
        thered	5 1	
        theredve	5 1 2	
        therell	5 2	
        therellve	5 2 2	
        therere	5 2	
        theres	5 1	
        thereve	5 2	
        there’d	5 2	
        there’d’ve	5 2 3	
        there’ll	5 3	
        there’ll’ve	5 3 3	
        there’re	5 3	
        there’s	5 2	5 2
        there’ve	5 3	
        these'd	5 2	
        these'd've	5 2 3	
        these'll	5 3	
        these'll've	5 3 3	
        these're	5 3	
        these've	5 3	
        thesed	5 1	
        thesedve	5 1 2	
        thesell	5 2	
        thesellve	5 2 2	
        thesere	5 2	
        theseve	5 2	
        these’d	5 2	
        these’d’ve	5 2 3	
        these’ll	5 3	
        these’ll’ve	5 3 3	
        these’re	5 3	
        these’ve	5 3	
        they'd	4 2	
        they'd've	4 2 3	
        they'll	4 3	
        they'll've	4 3 3	
        they're	4 3	
        they've	4 3	
        theyd	4 1	
        theydve	4 1 2	
        theyll	4 2	
        theyllve	4 2 2	
        theyre	4 2	
        theyve	4 2	
        they’d	4 2	
        they’d’ve	4 2 3	
        they’ll	4 3	
        they’ll’ve	4 3 3	
        they’re	4 3	
        they’ve	4 3	
        this'd	4 2	
        this'd've	4 2 3	
        this'll	4 3	
        this'll've	4 3 3	
        this's	4 2	4 2
        thisd	4 1	
        thisdve	4 1 2	
        thisll	4 2	
        thisllve	4 2 2	
        thiss	4 1	
        this’d	4 2	
        this’d’ve	4 2 3	
        this’ll	4 3	
        this’ll’ve	4 3 3	
        this’s	4 2	4 2
        those'd	5 2	
        those'd've	5 2 3	
        those'll	5 3	
        those'll've	5 3 3	
        those're	5 3	
        those've	5 3	
        thosed	5 1	
        thosedve	5 1 2	
        thosell	5 2	
        thosellve	5 2 2	
        thosere	5 2	
        thoseve	5 2	
        those’d	5 2	
        those’d’ve	5 2 3	
        those’ll	5 3	
        those’ll’ve	5 3 3	
        those’re	5 3	
        those’ve	5 3	
        u.	2	1 1
        v.	2	1 1
        v.s.	4	3 1
        v.v	3	
        v_v	3	
        vs.	3	2 1
        w.	2	1 1
        w/o	3	1 1 1
        wasn't	3 3	
        wasnt	3 2	
        wasn’t	3 3	
        we'd	2 2	
        we'd've	2 2 3	
        we'll	2 3	
        we'll've	2 3 3	
        we're	2 3	
        we've	2 3	
        wed	2 1	
        wedve	2 1 2	
        wellve	2 2 2	
        weren't	4 3	
        werent	4 2	
        weren’t	4 3	
        weve	2 2	
        we’d	2 2	
        we’d’ve	2 2 3	
        we’ll	2 3	
        we’ll’ve	2 3 3	
        we’re	2 3	
        we’ve	2 3	
        what'd	4 2	
        what'd've	4 2 3	
        what'll	4 3	
        what'll've	4 3 3	
        what're	4 3	
        what's	4 2	4 2
        what've	4 3	
        whatd	4 1	
        whatdve	4 1 2	
        whatll	4 2	
        whatllve	4 2 2	
        whatre	4 2	
        whats	4 1	
        whatve	4 2	
        what’d	4 2	
        what’d’ve	4 2 3	
        what’ll	4 3	
        what’ll’ve	4 3 3	
        what’re	4 3	
        what’s	4 2	4 2
        what’ve	4 3	
        when'd	4 2	
        when'd've	4 2 3	
        when'll	4 3	
        when'll've	4 3 3	
        when're	4 3	
        when's	4 2	4 2
        when've	4 3	
        whend	4 1	
        whendve	4 1 2	
        whenll	4 2	
        whenllve	4 2 2	
        whenre	4 2	
        whens	4 1	
        whenve	4 2	
        when’d	4 2	
        when’d’ve	4 2 3	
        when’ll	4 3	
        when’ll’ve	4 3 3	
        when’re	4 3	
        when’s	4 2	4 2
        when’ve	4 3	
        where'd	5 2	
        where'd've	5 2 3	
        where'll	5 3	
        where'll've	5 3 3	
        where're	5 3	
        where's	5 2	5 2
        where've	5 3	
        whered	5 1	
        wheredve	5 1 2	
        wherell	5 2	
        wherellve	5 2 2	
        wherere	5 2	
        wheres	5 1	
        whereve	5 2	
        where’d	5 2	
        where’d’ve	5 2 3	
        where’ll	5 3	
        where’ll’ve	5 3 3	
        where’re	5 3	
        where’s	5 2	5 2
        where’ve	5 3	
        who'd	3 2	
        who'd've	3 2 3	
        who'll	3 3	
        who'll've	3 3 3	
        who're	3 3	
        who's	3 2	3 2
        who've	3 3	
        whod	3 1	
        whodve	3 1 2	
        wholl	3 2	
        whollve	3 2 2	
        whos	3 1	
        whove	3 2	
        who’d	3 2	
        who’d’ve	3 2 3	
        who’ll	3 3	
        who’ll’ve	3 3 3	
        who’re	3 3	
        who’s	3 2	3 2
        who’ve	3 3	
        why'd	3 2	
        why'd've	3 2 3	
        why'll	3 3	
        why'll've	3 3 3	
        why're	3 3	
        why's	3 2	3 2
        why've	3 3	
        whyd	3 1	
        whydve	3 1 2	
        whyll	3 2	
        whyllve	3 2 2	
        whyre	3 2	
        whys	3 1	
        whyve	3 2	
        why’d	3 2	
        why’d’ve	3 2 3	
        why’ll	3 3	
        why’ll’ve	3 3 3	
        why’re	3 3	
        why’s	3 2	3 2
        why’ve	3 3	
        won't	2 3	
        won't've	2 3 3	
        wont	2 2	
        wontve	2 2 2	
        won’t	2 3	
        won’t’ve	2 3 3	
        would've	5 3	
        wouldn't	5 3	
        wouldn't've	5 3 3	
        wouldnt	5 2	
        wouldntve	5 2 2	
        wouldn’t	5 3	
        wouldn’t’ve	5 3 3	
        wouldve	5 2	
        would’ve	5 3	
        x.	2	1 1
        xD	2	
        xDD	3	
        y'all	2 3	
        y.	2	1 1
        yall	1 3	
        you'd	3 2	
        you'd've	3 2 3	
        you'll	3 3	
        you'll've	3 3 3	
        you're	3 3	
        you've	3 3	
        youd	3 1	
        youdve	3 1 2	
        youll	3 2	
        youllve	3 2 2	
        youre	3 2	
        youve	3 2	
        you’d	3 2	
        you’d’ve	3 2 3	
        you’ll	3 3	
        you’ll’ve	3 3 3	
        you’re	3 3	
        you’ve	3 3	
        y’all	2 3	
        z.	2	1 1
        ¯\(ツ)/¯	7	
        °C.	1 1 1	1 2
        °F.	1 1 1	1 2
        °K.	1 1 1	1 2
        °c.	1 1 1	1 1 1
        °f.	1 1 1	1 1 1
        °k.	1 1 1	1 1 1
        ä.	2	1 1
        ö.	2	1 1
        ü.	2	1 1
        ಠ_ಠ	3	
        ಠ︵ಠ	3	
        —	1	1
        ‘S	2	1 1
        ‘s	2	1 1
        ’	1	1
        ’Cause	6	1 5
        ’Cos	4	1 3
        ’Coz	4	1 3
        ’Cuz	4	1 3
        ’S	2	1 1
        ’bout	5	1 4
        ’cause	6	1 5
        ’cos	4	1 3
        ’coz	4	1 3
        ’cuz	4	1 3
        ’d	2	1 1
        ’em	3	1 2
        ’ll	3	1 2
        ’nuff	5	1 4
        ’re	3	1 2
        ’s	2	1 1
        ’’	2	1 1
        """#

    /// What stands behind a number.
    static let units = #"""
        km km² km³ m m² m³ dm dm² dm³ cm cm² cm³ mm mm² mm³ ha µm nm yd in ft kg g mg µg t lb oz m/s km/h
        kmh mph hPa Pa mbar mb MB kb KB gb GB tb TB T G M K % км км² км³ м м² м³ дм дм² дм³ см см² см³
        мм мм² мм³ нм кг г мг м/с км/ч кПа Па мбар Кб КБ кб Мб МБ мб Гб ГБ гб Тб ТБ тбكم كم² كم³ م م² م³ سم
        سم² سم³ مم مم² مم³ كم غرام جرام جم كغ ملغ كوب اكواب
        """#

    /// What stands before a number, or behind.
    static let currencies = #"""
        $ £ € ¥ ฿ US$ C$ A$ ₽ ﷼ ₴ ₠ ₡ ₢ ₣ ₤ ₥ ₦ ₧ ₨ ₩ ₪ ₫ € ₭ ₮ ₯ ₰ ₱ ₲
        ₳ ₴ ₵ ₶ ₷ ₸ ₹ ₺ ₻ ₼ ₽ ₾ ₿
        """#

    /// What ends a sentence for spaCy.
    static let sentenceEnds = #"""
        ! . ? ։ ؟ ۔ ܀ ܁ ܂ ߹ । ॥ ၊ ။ ። ፧ ፨ ᙮ ᜵ ᜶ ᠃ ᠉ ᥄ ᥅ ᪨ ᪩ ᪪ ᪫ ᭚ ᭛
        ᭞ ᭟ ᰻ ᰼ ᱾ ᱿ ‼ ‽ ⁇ ⁈ ⁉ ⸮ ⸼ ꓿ ꘎ ꘏ ꛳ ꛷ ꡶ ꡷ ꣎ ꣏ ꤯ ꧈ ꧉ ꩝ ꩞ ꩟ ꫰ ꫱
        ꯫ ﹒ ﹖ ﹗ ！ ． ？ 𐩖 𐩗 𑁇 𑁈 𑂾 𑂿 𑃀 𑃁 𑅁 𑅂 𑅃 𑇅 𑇆 𑇍 𑇞 𑇟 𑈸 𑈹 𑈻 𑈼 𑊩 𑑋 𑑌
        𑗂 𑗃 𑗉 𑗊 𑗋 𑗌 𑗍 𑗎 𑗏 𑗐 𑗑 𑗒 𑗓 𑗔 𑗕 𑗖 𑗗 𑙁 𑙂 𑜼 𑜽 𑜾 𑩂 𑩃 𑪛 𑪜 𑱁 𑱂 𖩮 𖩯
        𖫵 𖬷 𖬸 𖭄 𛲟 𝪈 ｡ 。
        """#

    /// What ends a line for FineWeb.
    static let lineEnds = #"""
        ! . ? ։ ؝ ؞ ؟ ۔ ܀ ܁ ܂ ߹ ࠷ ࠹ ࠽ ࠾ । ॥ ၊ ။ ። ፧ ፨ ᙮ ᜵ ᜶ ។ ៕ ៖ ៙
        ៚ ᠃ ᠉ ᥄ ᥅ ᪨ ᪩ ᪪ ᪫ ᭚ ᭛ ᭞ ᭟ ᭽ ᭾ ᰻ ᰼ ᱾ ᱿ ‼ ‽ ⁇ ⁈ ⁉ ⸮ ⸼ ⹓ ⹔ 。 ꓿
        ꘎ ꘏ ꛳ ꛷ ꡶ ꡷ ꣎ ꣏ ꤯ ꧈ ꧉ ꩝ ꩞ ꩟ ꫰ ꫱ ꯫ ﹒ ﹖ ﹗ ！ ． ？ ｡ 𐩖 𐩗 𐽕 𐽖 𐽗 𐽘
        𐽙 𐾆 𐾇 𐾈 𐾉 𑁇 𑁈 𑂾 𑂿 𑃀 𑃁 𑅁 𑅂 𑅃 𑇅 𑇆 𑇍 𑇞 𑇟 𑈸 𑈹 𑈻 𑈼 𑊩 𑑋 𑑌 𑗂 𑗃 𑗉 𑗊
        𑗋 𑗌 𑗍 𑗎 𑗏 𑗐 𑗑 𑗒 𑗓 𑗔 𑗕 𑗖 𑗗 𑙁 𑙂 𑜼 𑜽 𑜾 𑥄 𑥆 𑩂 𑩃 𑪛 𑪜 𑱁 𑱂 𑻷 𑻸 𑽃 𑽄
        𖩮 𖩯 𖫵 𖬷 𖬸 𖭄 𖺘 𛲟 𝪈
        """#

    /// What is no part of a word for Gopher, beside control characters.
    static let symbols = #"""
        ! " # $ % & ' ( ) * + , - . / : ; < = > ? @ [ \ ] ^ _ ` { |
        } ~ « ´ » ։ ؝ ؞ ؟ ۔ ܀ ܁ ܂ ߹ ࠷ ࠹ ࠽ ࠾ । ॥ ၊ ။ ። ፧ ፨ ᙮ ᜵ ᜶ ។ ៕
        ៖ ៙ ៚ ᠃ ᠉ ᥄ ᥅ ᪨ ᪩ ᪪ ᪫ ᭚ ᭛ ᭞ ᭟ ᭽ ᭾ ᰻ ᰼ ᱾ ᱿ – — ’ “ ” „ … ‼ ‽
        ⁇ ⁈ ⁉ ∶ ━ ► ⸮ ⸼ ⹓ ⹔ 、 。 〈 〉 《 》 「 」 【 】 ꓿ ꘎ ꘏ ꛳ ꛷ ꡶ ꡷ ꣎ ꣏ ꤯
        ꧈ ꧉ ꩝ ꩞ ꩟ ꫰ ꫱ ꯫ ﹒ ﹖ ﹗ ！ ％ （ ） ， ． １ ： ； ？ ～ ｡ 𐩖 𐩗 𐽕 𐽖 𐽗 𐽘 𐽙
        𐾆 𐾇 𐾈 𐾉 𑁇 𑁈 𑂾 𑂿 𑃀 𑃁 𑅁 𑅂 𑅃 𑇅 𑇆 𑇍 𑇞 𑇟 𑈸 𑈹 𑈻 𑈼 𑊩 𑑋 𑑌 𑗂 𑗃 𑗉 𑗊 𑗋
        𑗌 𑗍 𑗎 𑗏 𑗐 𑗑 𑗒 𑗓 𑗔 𑗕 𑗖 𑗗 𑙁 𑙂 𑜼 𑜽 𑜾 𑥄 𑥆 𑩂 𑩃 𑪛 𑪜 𑱁 𑱂 𑻷 𑻸 𑽃 𑽄 𖩮
        𖩯 𖫵 𖬷 𖬸 𖭄 𖺘 𛲟 𝪈
        """#
}
