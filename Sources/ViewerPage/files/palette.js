// One colour for each type of block, the same everywhere.

const colours = {
  title: "#c2185b", heading: "#d81b60", author: "#8e24aa", abstract: "#5e35b1", text: "#1e6fd9", list: "#00838f",
  list_item: "#0097a7", table: "#2e7d32", figure: "#ef6c00", chart: "#e65100", caption: "#9c7a00", footnote: "#6d4c41",
  formula: "#7b1fa2", code: "#37474f", toc: "#00695c", reference: "#4e6a00", page_header: "#78909c", page_footer: "#78909c",
  page_number: "#90a4ae", aside: "#607d8b", form_field: "#ad1457", checkbox: "#ad1457", mark: "#bf360c", other: "#757575",
};

/** The colour of a type. */
export function colour(type) {
  return colours[type] || colours.other;
}

/** Headers, footers, page numbers and margin notes: what search leaves out. */
export const furniture = new Set(["page_header", "page_footer", "page_number", "aside"]);
