// How it went: the lines stand there already, and their table can be sorted from here on.
function startCourse() {
  const frame = at("course-table"), cells = row => [...row.cells].map(cell => cell.innerText);
  const titles = cells(frame.querySelector("thead tr"));
  const rows = [...frame.querySelectorAll("tbody tr")].map(cells);
  const plain = text => Number(text.replace(/[,%]/g, ""));
  frame.replaceWith(table("The same as a table", titles.map((title, column) => column < 2
    ? { title, isShort: true, value: row => row[column] }
    // what was not measured comes after all that was
    : { title, isNumber: true, value: row => Number.isNaN(plain(row[column])) ? -1 : plain(row[column]), text: row => row[column] },
  ), rows, { noun: "moment", search: false }));
}
