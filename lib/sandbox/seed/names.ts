import type { Random } from "./random";

const FIRST = (
  "Aaliyah Abebe Aiko Alejandro Amara Anders Aoife Arjun Astrid Ayşe Beatriz Björn Camila Chen Chidi Claire Dalia Darius Diego Ebba " +
  "Emeka Esther Fatima Felipe Freya Giulia Goran Hana Hassan Hilda Ibrahim Imani Ines Ishaan Jelena Jin Joana Kaito Karim Katarzyna " +
  "Keiko Kofi Laila Lars Leila Linnea Luca Magnus Mai Malik Mariam Mei Milan Mina Nikhil Nora Oksana Olumide Omar Paloma Petra Pooja " +
  "Quentin Rafael Rania Ravi Rosa Rune Saoirse Sanjay Selma Siddharth Sven Tamar Thandiwe Tomás Uma Valentina Vikram Wei Ximena Yara " +
  "Yusuf Zainab Zofia"
).split(" ");

const LAST = (
  "Abdi Acheampong Adeyemi Ahmed Almeida Andersson Bakker Banerjee Bergström Castillo Chaudhry Chukwu Cohen Costa Dąbrowski Demir " +
  "Desai Diallo Dubois Eriksen Farouk Fernández Ferrari Gallagher García Ghosh Hakimi Haugen Hoffmann Hossain Ito Ivanova Jansen " +
  "Johansson Kamau Kaplan Kim Kovač Kowalczyk Kumar Larsen Lemaire Levy Liu Lopez Mbeki Mehta Meyer Moreau Moretti Müller Mwangi " +
  "Nakagawa Ndiaye Nguyen Nilsson Novák Nwosu Okonkwo Oliveira Osei Papadopoulos Park Patel Pereira Petrov Rossi Sáez Santos Sato " +
  "Schneider Sharma Silva Singh Søndergaard Suzuki Tan Tesfaye Tran Vargas Vasquez Volkov Wagner Wójcik Yamamoto Yılmaz Zhang Zhao"
).split(" ");

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const PLAIN: Record<string, string> = { ı: "i", ł: "l", ø: "o", ß: "ss", æ: "ae", đ: "d" };

export function makeName(random: Random): { firstName: string; lastName: string } {
  return { firstName: random.pick(FIRST), lastName: random.pick(LAST) };
}

/** first.last in plain letters, as company mail addresses have it. */
export function mailLocalPart(firstName: string, lastName: string): string {
  return `${firstName}.${lastName}`
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[ıłøßæđ]/g, (letter) => PLAIN[letter] ?? "")
    .replace(/[^a-z.]/g, "");
}
